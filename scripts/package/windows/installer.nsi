; The installer for Windows, for one account (SCOPE user: %LOCALAPPDATA%\Programs\Kanaf) or for everybody (SCOPE machine:
; %ProgramFiles%\Kanaf), removed by "%ProgramFiles%\Kanaf\Uninstall Kanaf.exe". The new version is written beside the
; old one (Kanaf.part) and takes its place by two renamings; the old one stays as Kanaf.before, and people go back to it by hand
; (Kanaf becomes Kanaf.new, Kanaf.before becomes Kanaf). Vaults and profiles lie elsewhere and are never touched. Silent: /S. How it ends: 0 done, 3 Kanaf is open, 4 installed another way, 5 a newer version is there, 6 the folder
; holds something foreign, 7 not everything could be written.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave off
ManifestSupportedOS Win10
ManifestDPIAware true
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
BrandingText " "

!include MUI2.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!include "${HERE}/open-programs.nsh"

!define UNINSTALLER "Uninstall Kanaf.exe"
!define PROGRAM_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Kanaf"
!define MENU_ENTRY "$SMPROGRAMS\Kanaf كنف.lnk"
!define LIST "resources\files.sha256"

Name "$(PRODUCT)"
Caption "$(WELCOME)"
InstallButtonText "$(INSTALL)"
OutFile "${OUT}"
!if "${SCOPE}" == "machine"
  RequestExecutionLevel admin
  !define HOME "$PROGRAMFILES64\Kanaf"
  !define ACCOUNTS all
!else
  RequestExecutionLevel user
  !define HOME "$LOCALAPPDATA\Programs\Kanaf"
  !define ACCOUNTS current
!endif
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Kanaf"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Kanaf ${VERSION} (${SCOPE})"
VIAddVersionKey /LANG=0 "LegalCopyright" "AGPL-3.0-only"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "$(WELCOME)"
!define MUI_WELCOMEPAGE_TEXT "$(VERSION)$\r$\n$\r$\n$(TOUCHES)"
!define MUI_FINISHPAGE_TITLE "$(DONE)"
!define MUI_FINISHPAGE_TEXT "$(OPEN_IT)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(STAYS)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Arabic"
!insertmacro MUI_LANGUAGE "English"
!include "${WORDS}"
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
!endif

; Says SENTENCE where there is somebody to read it, and ends with CODE.
!macro Refuse CODE SENTENCE
  ${If} $LANGUAGE = ${LANG_ARABIC}
    MessageBox MB_OK|MB_ICONSTOP|MB_RIGHT|MB_RTLREADING "${SENTENCE}" /SD IDOK
  ${Else}
    MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  ${EndIf}
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Refuse "!insertmacro Refuse"

!macro RefuseWhileOpen
  !insertmacro LookForOpenKanaf
  ${If} $R9 = 1
    ${Refuse} 3 "$(OPEN)"
  ${EndIf}
!macroend

; Where it lies is fixed: what is renamed and removed is never a folder that somebody named.
!macro FixedPlace
  SetRegView 64
  SetShellVarContext ${ACCOUNTS}
  StrCpy $INSTDIR "${HOME}"
!macroend

Function .onInit
  !insertmacro FixedPlace
  ${IfNot} ${Silent}
    !insertmacro MUI_LANGDLL_DISPLAY
  ${EndIf}
  !insertmacro RefuseWhileOpen
!if "${SCOPE}" == "user"
  ${If} ${FileExists} "$PROGRAMFILES64\Kanaf\Kanaf.exe"
    ${Refuse} 4 "$(FOR_EVERYONE)"
  ${EndIf}
!endif
  ${If} ${FileExists} "$INSTDIR\Kanaf.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\${UNINSTALLER}"
    ${Refuse} 4 "$(OTHER_WAY)"
  ${EndIf}
  ReadRegStr $0 SHCTX "${PROGRAM_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      ${Refuse} 5 "$(NEWER)"
    ${EndIf}
  ${EndIf}
  Call RefuseForeign
FunctionEnd

; Everything at the top of the installed folder must be named in its own list: a vault somebody laid there is not moved away.
Function RefuseForeign
  FindFirst $R0 $R1 "$INSTDIR\*"
  ${DoWhile} $R1 != ""
    ${If} $R1 != "."
    ${AndIf} $R1 != ".."
    ${AndIf} $R1 != "${UNINSTALLER}"
      Call IsListed
      ${If} $R2 = 0
        FindClose $R0
        ${Refuse} 6 "$(FOREIGN) $R1"
      ${EndIf}
    ${EndIf}
    FindNext $R0 $R1
  ${Loop}
  FindClose $R0
FunctionEnd

; Whether a name in the list is $R1 or lies under it: 1 or 0 in $R2.
Function IsListed
  StrCpy $R2 0
  StrLen $R3 $R1
  FileOpen $R4 "$INSTDIR\${LIST}" r
  ${Do}
    ClearErrors
    FileRead $R4 $R5
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    StrCpy $R6 $R5 $R3 66
    IntOp $R7 $R3 + 66
    StrCpy $R8 $R5 1 $R7
    ${If} $R6 == $R1
      ${If} $R8 == "/"
      ${OrIf} $R8 == "$\n"
        StrCpy $R2 1
      ${EndIf}
    ${EndIf}
  ${Loop}
  FileClose $R4
FunctionEnd

; Removes from the folder $R0 what its own list names, and the folders that are empty then. What else lies there stays.
!macro RemoveListed PREFIX
Function ${PREFIX}RemoveListed
  ClearErrors
  FileOpen $R1 "$R0\${LIST}" r
  ${IfNot} ${Errors}
    ${Do}
      ClearErrors
      FileRead $R1 $R2
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      ; After the 64 digits and two spaces stands the name, then the end of the line. The first line names no file.
      StrCpy $R3 $R2 1
      ${If} $R3 != "#"
        StrCpy $R3 $R2 -1 66
        ${WordReplace} $R3 "/" "\" "+" $R3
        Delete "$R0\$R3"
        Call ${PREFIX}RemoveEmptyAbove
      ${EndIf}
    ${Loop}
    FileClose $R1
  ${EndIf}
  Delete "$R0\${LIST}"
  Delete "$R0\${LIST}.sig"
  Delete "$R0\${UNINSTALLER}"
  RMDir "$R0\resources"
  RMDir "$R0"
  ClearErrors
FunctionEnd

; The folders above $R0\$R3, from the innermost: only empty ones go.
Function ${PREFIX}RemoveEmptyAbove
  ${Do}
    ${WordFind} $R3 "\" "-2{*" $R4
    ${If} $R4 == $R3
      ${ExitDo}
    ${EndIf}
    StrCpy $R3 $R4
    RMDir "$R0\$R3"
  ${Loop}
FunctionEnd
!macroend
!insertmacro RemoveListed ""
!insertmacro RemoveListed "un."

Section
  SetOverwrite on
  RMDir /r "$INSTDIR.part"
  ClearErrors
  !include "${FILES}"
  WriteUninstaller "$INSTDIR.part\${UNINSTALLER}"
  ; The folder that is renamed must not be the one worked in.
  SetOutPath "$TEMP"
  ${If} ${Errors}
    RMDir /r "$INSTDIR.part"
    ${Refuse} 7 "$(FAILED)"
  ${EndIf}
  Call TakePlace
  CreateShortcut "${MENU_ENTRY}" "$INSTDIR\Kanaf.exe"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "DisplayName" "Kanaf"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "Publisher" "Kanaf"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "Comments" "$(VERSION)"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "Language" $LANGUAGE
  WriteRegStr SHCTX "${PROGRAM_KEY}" "DisplayIcon" "$INSTDIR\Kanaf.exe"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${PROGRAM_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${PROGRAM_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${PROGRAM_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${PROGRAM_KEY}" "NoRepair" 1
SectionEnd

; Windows renames no folder in which a program runs or a file is open: then everything stays as it was.
Function TakePlace
  !insertmacro RefuseWhileOpen
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $R0 "$INSTDIR.before"
    Call RemoveListed
    Rename "$INSTDIR" "$INSTDIR.before"
    ${If} ${Errors}
      RMDir /r "$INSTDIR.part"
      ${Refuse} 7 "$(FAILED)"
    ${EndIf}
  ${EndIf}
  Rename "$INSTDIR.part" "$INSTDIR"
  ${If} ${Errors}
    Rename "$INSTDIR.before" "$INSTDIR"
    RMDir /r "$INSTDIR.part"
    ${Refuse} 7 "$(FAILED)"
  ${EndIf}
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.part"
  ${Refuse} 7 "$(FAILED)"
FunctionEnd

Function un.onInit
  !insertmacro FixedPlace
  ReadRegStr $0 SHCTX "${PROGRAM_KEY}" "Language"
  ${If} $0 != ""
    StrCpy $LANGUAGE $0
  ${EndIf}
  !insertmacro RefuseWhileOpen
FunctionEnd

Section Uninstall
  StrCpy $R0 "$INSTDIR.before"
  Call un.RemoveListed
  StrCpy $R0 "$INSTDIR"
  Call un.RemoveListed
  Delete "${MENU_ENTRY}"
  DeleteRegKey SHCTX "${PROGRAM_KEY}"
SectionEnd
