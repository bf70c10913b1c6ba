@echo off
rem Double click: installs without a network and without an administrator. Plain ASCII on purpose; install.py speaks Chinese.
setlocal
cd /d "%~dp0"
set "HOME_DIR=%LOCALAPPDATA%\gongkai"
@RUNTIME@
for %%v in (@PYS@) do (
  py -%%v -c "" >nul 2>nul && ( py -%%v install.py %* & goto done )
)
for %%p in (python3 python) do (
  %%p -c "import sys; sys.exit('%%d.%%d' %% sys.version_info[:2] not in '@VERSIONS@'.split())" >nul 2>nul && ( %%p install.py %* & goto done )
)
echo Python @VERSIONS@ not found. See README.txt.
start "" notepad README.txt
:done
pause
