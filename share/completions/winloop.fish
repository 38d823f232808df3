# fish completion for winloop; `winloop completion fish` prints it.
function __winloop_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answers (winloop __complete -- $words[2..-1] 2>/dev/null)
    if test "$answers" = :files
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $answers
    end
end
complete -c winloop -f -a '(__winloop_complete)'
