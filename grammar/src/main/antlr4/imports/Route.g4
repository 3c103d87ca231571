// route(8) of all four systems: options, a verb, then modifiers and addresses in any order.
parser grammar Route;

route
    : option* ( verb=routeVerb routeModifier* unfinishedModifier? )?
    ;

routeVerb
    : known=( ADD | CHANGE | DEL | DELETE | FLUSH | FLUSHALL | GET | MONITOR | SHOW )    # routeKnownVerb
    | routeOddVerb                                                                 # routeOtherVerb
    ;

// Whatever else stands where the verb belongs, even a modifier (after --).
routeOddVerb
    : DASHED
    | WORD
    | routeFlag
    | routeKeyword
    ;

routeModifier
    : routeFlag                                # routeFlagClause
    | routeKeyword value=routeArgument         # routeKeywordClause
    | DASHED                                   # routeUnknownClause
    | address=routeWord                        # routeAddressClause
    ;

unfinishedModifier
    : routeKeyword
    ;

routeFlag
    : NO_ATALK | NO_BLACKHOLE | NO_CLONED | NO_CLONING | NO_HOST | NO_IFACE | NO_INET | NO_INET6
    | NO_INTERFACE | NO_IPX | NO_ISO | NO_LINK | NO_LLINFO | NO_LOCK | NO_LOCKREST | NO_NET | NO_NOBLACKHOLE
    | NO_NOCLONED | NO_NOCLONING | NO_NOLLINFO | NO_NOPROTO1 | NO_NOPROTO2 | NO_NOREJECT | NO_NOSTATIC
    | NO_NOSTICK | NO_OSI | NO_PROTO1 | NO_PROTO2 | NO_PROXY | NO_REJECT | NO_SA | NO_STATIC | NO_STICKY
    | NO_X25 | NO_XNS | NO_XRESOLVE
    ;

routeKeyword
    : NO_DST | NO_EXPIRE | NO_FIB | NO_GATEWAY | NO_GENMASK | NO_HOPCOUNT | NO_IFA | NO_IFP | NO_LABEL
    | NO_MTU | NO_NETMASK | NO_PREFIXLEN | NO_RECVPIPE | NO_RTT | NO_RTTVAR | NO_SENDPIPE | NO_SSTHRESH
    | NO_TAG | NO_WEIGHT
    ;

routeWord
    : WORD | ADD | CHANGE | DEL | DELETE | FLUSH | FLUSHALL | GET | MONITOR | SHOW
    ;

routeArgument
    : WORD | DASHED | ADD | CHANGE | DEL | DELETE | FLUSH | FLUSHALL | GET | MONITOR | NO_ATALK | NO_BLACKHOLE
    | NO_CLONED | NO_CLONING | NO_DST | NO_EXPIRE | NO_FIB | NO_GATEWAY | NO_GENMASK | NO_HOPCOUNT | NO_HOST
    | NO_IFA | NO_IFACE | NO_IFP | NO_INET | NO_INET6 | NO_INTERFACE | NO_IPX | NO_ISO | NO_LABEL | NO_LINK
    | NO_LLINFO | NO_LOCK | NO_LOCKREST | NO_MTU | NO_NET | NO_NETMASK | NO_NOBLACKHOLE | NO_NOCLONED
    | NO_NOCLONING | NO_NOLLINFO | NO_NOPROTO1 | NO_NOPROTO2 | NO_NOREJECT | NO_NOSTATIC | NO_NOSTICK | NO_OSI
    | NO_PREFIXLEN | NO_PROTO1 | NO_PROTO2 | NO_PROXY | NO_RECVPIPE | NO_REJECT | NO_RTT | NO_RTTVAR | NO_SA
    | NO_SENDPIPE | NO_SSTHRESH | NO_STATIC | NO_STICKY | NO_TAG | NO_WEIGHT | NO_X25 | NO_XNS | NO_XRESOLVE
    | SHOW
    ;
