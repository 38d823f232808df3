# fish completion for winloop; `winloop completion fish` prints it.
function __winloop_complete
    set -l words (commandline -opc)
    set -e words[1]
    # As it will be without the quotes that have been typed.
    set -l current (commandline -ct | string replace -ar '[\\\\"\']' '')
    # Quoted, so that an empty word stays one.
    set -l answers (winloop __complete -- $words "$current" 2>/dev/null)
    if test "$answers" = :files
        __fish_complete_path "$current"
    else
        printf '%s\n' $answers
    end
end
complete -c winloop -f -a '(__winloop_complete)'
