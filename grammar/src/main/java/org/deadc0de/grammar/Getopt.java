package org.deadc0de.grammar;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Option letters by program, all four systems together, as getopt(3) writes them: a colon after a letter that takes a value.
 * Unknown letters are options too; the program refuses them.
 */
final class Getopt {
    private static final Map<String, String> LETTERS = new TreeMap<>();

    static {
        LETTERS.put("arp", "adfi:nrsFS");
        LETTERS.put("cat", "belnstuv");
        LETTERS.put("cron", "hj:J:m:nopsx:");
        LETTERS.put("crontab", "elru:");
        LETTERS.put("date", "d:f:jnr:t:uv:");
        LETTERS.put("dmesg", "aM:N:");
        LETTERS.put("grep", "A:B:C:EFHILRVabce:f:hilm:noqrsvwxyz");
        LETTERS.put("head", "c:n:q");
        LETTERS.put("hostname", "dfs");
        LETTERS.put("ifconfig", "ACLabdg:hklmnsuvz");
        LETTERS.put("kextload", "b:d:r:s:tvqnmezk:");
        LETTERS.put("kextstat", "ab:kl");
        LETTERS.put("kextunload", "b:m:c:pqv");
        LETTERS.put("kldload", "nqv");
        LETTERS.put("kldstat", "hi:m:n:qv");
        LETTERS.put("kldunload", "fi:n:v");
        LETTERS.put("ls", "1ABCD:FGHILPRSTWZabcdfghiklmnopqrstuwxy");
        LETTERS.put("man", "M:P:S:adfhkm:op:tw");
        LETTERS.put("netstat", "ABDF:I:LM:N:P:QRSTWabc:df:ghilmnp:q:rstuvw:xz");
        LETTERS.put("ospfd", "A:P:df:g:hi:ru:v");
        LETTERS.put("pgrep", "F:G:M:N:P:S:U:ad:fg:ij:lnoqs:t:u:vx");
        LETTERS.put("pkill", "F:G:IM:N:P:U:ad:fg:ij:lnoqs:t:u:vx");
        LETTERS.put("ps", "ACG:HLM:N:O:STU:XZacdefghjklmo:p:rt:uvwx");
        LETTERS.put("reboot", "dk:lnpqr");
        LETTERS.put("ripngd", "A:P:df:g:hi:kru:v");
        LETTERS.put("route", "Sc:dfnqstvw");
        LETTERS.put("sleep", "");
        LETTERS.put("sysctl", "AB:MNTWXabdef:hinoqrtvwx");
        LETTERS.put("tail", "Fb:c:fn:qr");
        LETTERS.put("uname", "AKUabimnoprsv");
        LETTERS.put("vmstat", "C:HM:N:PRUac:fhilmn:op:stu:vw:z");
        LETTERS.put("wc", "Lclmw");
        LETTERS.put("zebra", "A:P:bdf:g:hi:kru:v");
    }

    private Getopt() {}

    /** Whether getopt reads that program's command line. */
    static boolean knows(String program) {
        return LETTERS.containsKey(program);
    }

    /** The letters, each with its dash, in the order of the alphabet. */
    static List<String> options(String program) {
        return LETTERS.getOrDefault(program, "")
                .chars()
                .filter(c -> c != ':')
                .sorted()
                .mapToObj(c -> "-" + (char) c)
                .toList();
    }

    /** Whether the letter takes a value, in the same word or the next. */
    static boolean takesValue(String program, int letter) {
        String letters = LETTERS.getOrDefault(program, "");
        int at = letters.indexOf(letter);
        return letter != ':' && at >= 0 && at + 1 < letters.length() && letters.charAt(at + 1) == ':';
    }
}
