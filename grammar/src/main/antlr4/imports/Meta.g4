// The simulator's own commands. Here the parser complains, so every alternative says exactly what may follow.
parser grammar Meta;

meta
    : META_BACK NUMBER?                                # metaBack
    | META_EXPLORE explore                             # metaExplore
    | META_FIX ( fixName onOff )?                      # metaFix
    | META_GOTO NUMBER                                 # metaGoto
    | META_GRAPH object?                               # metaGraph
    | META_HELP helpTopic?                             # metaHelp
    | META_HOST hostName                               # metaHost
    | META_HOSTS                                       # metaHosts
    | META_INVARIANTS onOff?                           # metaInvariants
    | META_KERNEL kernelName?                          # metaKernel
    | META_LEDGER object?                              # metaLedger
    | META_OPTION                                      # metaOptions
    | META_OPTION optionName onOff                     # metaOption
    | META_OPTION ASSIGNED                             # metaOptionValue
    | META_QUIT                                        # metaQuit
    | META_RECORD fileName                             # metaRecord
    | META_SCHEDULE schedule?                          # metaSchedule
    | META_SEED NUMBER                                 # metaSeed
    | META_TRACE onOff                                 # metaTrace
    | META_WHY                                         # metaWhy
    ;

onOff
    : ON     # switchOn
    | OFF    # switchOff
    ;

explore
    : strategy? exploreOption* REST?
    ;

strategy
    : RANDOM                 # strategyRandom
    | PCT                    # strategyPct
    | DPOR                   # strategyDpor
    | REPLAY oneSchedule     # strategyReplay
    ;

exploreOption
    : LONG_BUDGET NUMBER            # exploreBudget
    | LONG_FIX fixName              # exploreFix
    | LONG_FIXES fixName            # exploreFixes
    | LONG_MAX_EXECUTIONS NUMBER    # exploreMaximum
    | LONG_REPLAY oneSchedule       # exploreReplay
    | LONG_SAVE fileName            # exploreSave
    | LONG_SEED NUMBER              # exploreSeed
    | LONG_STRATEGY strategy        # exploreStrategy
    ;

// What a free word stands for; PeopleErrors says these names when such a word is missing.
fileName   : metaWord ;
fixName    : metaWord ;
helpTopic  : metaWord+ ;
hostName   : metaWord ;
kernelName : metaWord ;
oneSchedule : metaWord ;
object     : metaWord+ ;
optionName : DASHED | NUMBER | WORD | DPOR | OFF | ON | PCT | RANDOM | REPLAY ;
schedule   : metaWord+ ;

metaWord
    : ASSIGNED | DASHED | NUMBER | WORD | DPOR | OFF | ON | PCT | RANDOM | REPLAY
    | META_BACK | META_EXPLORE | META_FIX | META_GOTO | META_GRAPH | META_HELP | META_HOST | META_HOSTS | META_INVARIANTS
    | META_KERNEL | META_LEDGER | META_OPTION | META_QUIT | META_RECORD | META_SCHEDULE | META_SEED | META_TRACE | META_WHY
    ;
