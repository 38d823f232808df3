#compdef winloop
# zsh completion for winloop; `winloop completion zsh` prints it.
_winloop() {
  local -a answers
  answers=("${(@f)$(winloop __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $answers[1] == :files ]]; then
    _files
  else
    compadd -a answers
  fi
}
compdef _winloop winloop
