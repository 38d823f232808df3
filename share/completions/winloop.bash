# bash completion for winloop; `winloop completion bash` prints it.
_winloop() {
  local -a words=()
  local at word typed answers answer sign='' program=${1/#\~/$HOME}
  COMPREPLY=()
  type -P "$program" >/dev/null || program=winloop
  # bash takes --format=json for three words, and LABEL=ROLE too, which is one to the program.
  for ((at = 1; at <= COMP_CWORD; ++at)); do
    word=${COMP_WORDS[at]}
    if [[ $word == = && ${COMP_WORDS[at - 1]} == --* ]]; then
      ((at < COMP_CWORD)) && continue
      word=
    elif [[ $word == = && ${#words[@]} -gt 0 ]]; then
      words[${#words[@]} - 1]+=$word sign=$at
      continue
    elif [[ -n $sign && $sign -eq $((at - 1)) ]]; then
      words[${#words[@]} - 1]+=$word
      continue
    fi
    words+=("$word")
  done
  # As it will be without the quotes that have been typed.
  for at in "${!words[@]}"; do
    word=${words[at]}
    [[ $word != [\"\']* ]] || word=${word//${word:0:1}/}
    words[at]=${word//\\/}
  done
  word=${COMP_WORDS[COMP_CWORD]}
  typed=${words[${#words[@]} - 1]}
  answers=$("$program" __complete -- "${words[@]}" 2>/dev/null) || return
  if [[ $answers == :files ]]; then
    compopt -o default
    return
  fi
  while IFS= read -r answer; do
    [[ -n $answer && $answer == "$typed"* ]] || continue
    # Who a label is comes after it.
    [[ $answer != *= ]] || compopt -o nospace
    # What stands before the sign is another word to bash.
    [[ -z $sign || $sign -lt $((COMP_CWORD - 1)) ]] || answer=${answer#"${typed%=*}="}
    # A name with a blank; inside of quotes bash takes it as it is.
    if [[ $answer == *[\ \'\(\)]* && ! ($word == [\"\']* && ${word:1} != *"${word:0:1}"*) ]]; then
      answer=${answer//\'/\\\'} answer=${answer// /\\ } answer=${answer//\(/\\(} answer=${answer//\)/\\)}
    fi
    COMPREPLY+=("$answer")
  done <<<"$answers"
}
complete -F _winloop winloop
