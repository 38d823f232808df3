#compdef winloop
# zsh completion for winloop; `winloop completion zsh` prints it.
_winloop() {
  local -a answers
  answers=(${(f)"$(winloop __complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)"})
  if [[ $answers[1] == :files ]]; then
    _files
  else
    # Who a label is comes after its sign, with no blank between.
    compadd -S '' -- ${(M)answers:#*=}
    compadd -- ${answers:#*=}
  fi
}
# As a file of fpath this is the function's first call; read by source, it only says what it is for.
if [[ $funcstack[1] == _winloop ]]; then
  _winloop "$@"
else
  compdef _winloop winloop
fi
