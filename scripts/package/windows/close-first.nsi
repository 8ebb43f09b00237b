; Carried inside the .msi and run before anything changes: ends with 3 while Kanaf is open. /UI=N is Windows Installer's level of
; talking; without windows (2) nothing is shown.
Unicode true
Target amd64-unicode
SetDateSave off
SilentInstall silent
RequestExecutionLevel user
!include LogicLib.nsh
!include FileFunc.nsh
!include "${HERE}/open-programs.nsh"
Name "Kanaf"
OutFile "${OUT}"

Section
  !insertmacro LookForOpenKanaf
  ${If} $R9 = 1
    ${GetParameters} $0
    ${GetOptions} $0 "/UI=" $1
    ${If} $1 > 2
      MessageBox MB_OK|MB_ICONSTOP "${OPEN}"
    ${EndIf}
    SetErrorLevel 3
  ${EndIf}
SectionEnd
