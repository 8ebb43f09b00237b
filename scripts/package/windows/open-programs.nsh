; Is Kanaf open on this computer, in any account and from any folder? Windows tells the names of all running programs to everybody
; (Toolhelp), without rights of an administrator. Leaves 1 or 0 in $R9.
!macro LookForOpenKanaf
  StrCpy $R9 0
  ; A PROCESSENTRY32W of a 64-bit program is 568 bytes long; the name stands at 44.
  System::Call 'kernel32::CreateToolhelp32Snapshot(i 2, i 0) p .R1'
  System::Alloc 568
  Pop $R2
  System::Call '*$R2(i 568)'
  System::Call 'kernel32::Process32FirstW(p R1, p R2) i .R3'
  ${DoWhile} $R3 <> 0
    IntPtrOp $R4 $R2 + 44
    System::Call '*$R4(&w260 .R5)'
    ${If} $R5 == "Kanaf.exe"
      StrCpy $R9 1
    ${EndIf}
    System::Call 'kernel32::Process32NextW(p R1, p R2) i .R3'
  ${Loop}
  System::Free $R2
  System::Call 'kernel32::CloseHandle(p R1)'
!macroend
