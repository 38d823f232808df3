# bash completion for winloop; `winloop completion bash` prints it.
_winloop() {
  local -a words=()
  local at word typed answers answer program=${1/#\~/$HOME}
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
  # As it will be without the quotes that have been typed.
  for at in "${!words[@]}"; do
    words[at]=${words[at]#[\"\']}
    words[at]=${words[at]%[\"\']}
    words[at]=${words[at]//\\/}
  done
  typed=${words[${#words[@]} - 1]}
  answers=$("$program" __complete -- "${words[@]}" 2>/dev/null) || return
  if [[ $answers == :files ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r answer; do
    [[ -n $answer && $answer == "$typed"* ]] || continue
    # A name with a blank; inside of quotes bash takes it as it is.
    [[ $word == [\"\']* || $answer != *[\ \']* ]] || answer=${answer//\'/\\\'} answer=${answer// /\\ }
    COMPREPLY+=("$answer")
  done <<<"$answers"
}
complete -F _winloop winloop
