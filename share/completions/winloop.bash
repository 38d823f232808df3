# bash completion for winloop; `winloop completion bash` prints it.
_winloop() {
  local current=${COMP_WORDS[COMP_CWORD]} answers answer
  COMPREPLY=()
  answers=$(winloop __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) || return
  if [[ $answers == :files ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r answer; do
    [[ $answer == "$current"* ]] && COMPREPLY+=("$answer")
  done <<<"$answers"
}
complete -F _winloop winloop
