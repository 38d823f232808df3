# fish completion for winloop; `winloop completion fish` prints it.
function __winloop_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    # Quoted, so that an empty word stays one.
    set -l answers (winloop __complete -- $words "$current" 2>/dev/null)
    if test "$answers" = :files
        __fish_complete_path "$current"
    else
        printf '%s\n' $answers
    end
end
complete -c winloop -f -a '(__winloop_complete)'
