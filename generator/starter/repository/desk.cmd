@echo off
rem Double click: opens the editing desk of the catalogue beside this file. ASCII only: cmd.exe reads it in the code page of the system.
chcp 65001 >nul
cd /d "%~dp0"
set "GONGKAI=gongkai"
if exist "%LOCALAPPDATA%\gongkai\venv\Scripts\gongkai.exe" set "GONGKAI=%LOCALAPPDATA%\gongkai\venv\Scripts\gongkai.exe"
if exist "%~dp0venv\Scripts\gongkai.exe" set "GONGKAI=%~dp0venv\Scripts\gongkai.exe"
if exist "%~dp0.venv\Scripts\gongkai.exe" set "GONGKAI=%~dp0.venv\Scripts\gongkai.exe"
"%GONGKAI%" edit catalog
if errorlevel 1 pause
