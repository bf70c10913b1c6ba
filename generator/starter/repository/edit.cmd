@echo off
rem Double click: opens the editing desk in the browser. Plain ASCII, for cmd reads files in the code page of the machine.
cd /d "%~dp0"
if exist ".venv\Scripts\gongkai.exe" (
  ".venv\Scripts\gongkai.exe" edit catalog
) else if exist "%LOCALAPPDATA%\gongkai\venv\Scripts\gongkai.exe" (
  "%LOCALAPPDATA%\gongkai\venv\Scripts\gongkai.exe" edit catalog
) else (
  gongkai edit catalog
)
if errorlevel 1 pause
