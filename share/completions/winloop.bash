# bash completion for winloop; `winloop completion bash` prints it.
_winloop() {
  local -a words=()
  local at word answers answer program=${1/#\~/$HOME}
  COMPREPLY=()
  type -P "$program" >/dev/null || program=winloop
  # bash takes --format=json for three words.
  for ((at = 1; at <= COMP_CWORD; ++at)); do
    word=${COMP_WORDS[at]}
    if [[ $word == = && ${COMP_WORDS[at - 1]} == --* ]]; then
      ((at < COMP_CWORD)) && continue
      word=
    fi
    words+=("$word")
  done
  answers=$("$program" __complete -- "${words[@]}" 2>/dev/null) || return
  if [[ $answers == :files ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r answer; do
    [[ -n $answer && $answer == "$word"* ]] && COMPREPLY+=("$answer")
  done <<<"$answers"
}
complete -F _winloop winloop
