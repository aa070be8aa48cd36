# SIGNERS: the allowed signers; WHO: one of them; KEPT: a copy of LEDGER.jsonl from elsewhere, if there is one
run=${PWD##*/}; t=$(mktemp -d); bad=0; tell() { echo "$*"; bad=1; }
chain() { # each line of $1 has its number, and the SHA-256 of the one before; the last one's is left in $prev
  prev=$(printf '0%.0s' $(seq 64)); n=0; rm -rf "$t/apart"; mkdir "$t/apart"; split -a 6 -l 1 "$1" "$t/apart/"
  find "$t/apart" -type f -print0 | sort -z > "$t/each"; xargs -0r truncate -s -1 < "$t/each"; xargs -0r sha256sum < "$t/each" | cut -c-64 > "$t/lines"
  while IFS= read -r line && read -r is <&3; do
    n=$((n+1)); case $line in "{\"n\": $n, "*"\"prev\": \"$prev\"}" | *"\"seq\": $n, "*"\"prev\": \"$prev\"}") ;; *) tell "$1: BROKEN at line $n";; esac; prev=$is
  done < "$1" 3< "$t/lines"; }
twice() { # whether an object in $1 has a key twice, or one that is hard to tell from another: readers differ in which they believe
  local d=0 key keys=('')
  while IFS= read -r key; do
    case $key in '{') d=$((d+1)); keys[d]=' ';; '}') d=$((d-1));; *\\u*) return 0;; *) key=${key%\"*}; case ${keys[d]} in *" $key "*) return 0;; esac; keys[d]+="$key ";; esac
  done < <(LC_ALL=C grep -aoE '"([^"\\]|\\.)*"([[:space:]]*:)?|[{}]' "$1" | LC_ALL=C grep -a '^[{}]$\|:$')
  grep -q '^[[:space:]]*:' "$1"; }
values() { grep -o "\"\($1\)\": \"[^\"]*\"" | cut -d'"' -f4; } # of these keys, a line each
[ -z "$(find . ! -type f ! -type d)" ] || { echo "there are links, pipes or devices in it"; exit 1; } # nothing opens them
# the folder: signed by WHO as it is, whose key counts as it was when the run ended
when=$(date -ud "$(tail -n 1 journal.jsonl | values at | head -n 1)" +%Y%m%d%H%M%SZ)
ssh-keygen -Y verify -Overify-time="$when" -f "$SIGNERS" -I "$WHO" -n commdrill -s SHA256SUMS.sig < SHA256SUMS > /dev/null || tell "not signed by $WHO"
sha256sum --strict --quiet -c SHA256SUMS || tell "files are not as they were signed"
for s in SHA256SUMS seals/*/SHA256SUMS; do # older seals, too, are by one of SIGNERS; a time stamp is on what it lies beside
  [ ! -e "$s.tsr" ] || od -An -v -tx1 "$s.tsr" | tr -d ' \n' | grep -q "$(sha256sum < "$s" | cut -c-64)" || tell "$s.tsr is no time stamp of it"
  [ "$s" != SHA256SUMS ] && [ -e "$s.sig" ] || continue
  who=$(ssh-keygen -Y find-principals -Overify-time="$when" -f "$SIGNERS" -s "$s.sig" | head -n 1)
  ssh-keygen -Y verify -Overify-time="$when" -f "$SIGNERS" -I "${who:-$WHO}" -n commdrill -s "$s.sig" < "$s" > /dev/null || tell "$s is not as it was sealed"
done
[ ! -L "$PWD" ] && [ ! -L ../LEDGER.jsonl ] || tell "this folder, or the ledger, is a link"
find . -type f ! -path ./SHA256SUMS ! -path ./SHA256SUMS.sig ! -path ./SHA256SUMS.tsr | cut -c3- | sort > "$t/there"
cut -c67- SHA256SUMS | sort | cmp -s - "$t/there" || tell "there are files in it that nobody signed"
# the journal: of this run, whole, and what it rests on
[ -z "$(tail -c 1 journal.jsonl)" ] || tell "the journal ends within a line"
chain journal.jsonl; head=$prev; mv "$t/lines" "$t/journal"
[ "$(grep -c "^{\"run\": \"$run\", \"seq\": " journal.jsonl)" = "$n" ] || tell "this folder holds another run, or a line of one"
end=$(grep -n '"event": "RunFinished"' journal.jsonl | head -n 1 | cut -d: -f1); tail -n "+$((${end:-0}+1))" journal.jsonl | values event > "$t/after"
[ -n "$end" ] || tell "the run has not ended"
! grep -qx 'RunStarted\|StepSeen\|StepDecided' "$t/after" || tell "a verdict comes after the end of the run"
! grep -qvx 'StepAttested\|RunResolved\|SignedOff\|ActionsKept\|EvidencePruned' "$t/after" || grep -qx RecoveryStarted "$t/after" || tell "something comes after the end of the run"
grep '"event": "StepAttested"' journal.jsonl | values step > "$t/attested"
while read -r step; do
  head -n 1 journal.jsonl | grep -q "\"id\": \"$step\", \"phase\": \"[^\"]*\", \"channel\": \"[^\"]*\", \"channel_type\": \"manual\"" || tell "an observer looks at $step, which somebody attests"
done < "$t/attested"
grep -o '"sha256sums": \[[^]]*\]' journal.jsonl | grep -o '[0-9a-f]\{64\}  [^"\\]*' | sort -u > "$t/sums"
[ ! -s "$t/sums" ] || sha256sum --ignore-missing --quiet -c "$t/sums" || tell "evidence is not what was recorded"
cut -c67- "$t/sums" | sort > "$t/recorded"; grep '"event": "EvidencePruned"' journal.jsonl > "$t/pruned"
while read -r file; do [ -e "$file" ] || grep -qF "\"$file\"" "$t/pruned" || tell "$file is missing"; done < "$t/recorded"
own='\(journal\.jsonl\|junit\.xml\|report\.html\|report\.json\|summary\.md\|seals/[0-9]*/SHA256SUMS\(\.sig\|\.tsr\)\?\)'
! grep -vx "$own" "$t/there" | grep -vxFf "$t/recorded" || tell "nobody recorded these files"
# the reports: the run and each step came to what the journal says (all else in them commdrill alone compares)
once() { [ "$(grep -c -- "$1" "$2")" = 1 ]; }
once '^  "outcome": ' report.json && once '<header' report.html || tell "a report tells of the run more than once"
for file in journal.jsonl report.json ../LEDGER.jsonl; do ! twice "$file" || tell "$file tells something twice"; done
out=$(grep '"event": "RunFinished"' journal.jsonl | tail -n 1 | values outcome)
grep -qx 'StepAttested\|RecoveryStarted' "$t/after" || { # or it comes to something else since
  grep -qx "  \"outcome\": \"$out\"," report.json && grep -qx "<header class=\"$out\">" report.html && grep -q "<property name=\"outcome\" value=\"$out\"" junit.xml || tell "a report is wrong about the run"
}
grep -o '"event": "Step\(Decided\|Attested\)", "step": "[^"]*",\( "by": "\([^"\\]\|\\.\)*",\)\? "outcome": "[a-z]*"' journal.jsonl | values 'step\|outcome' | paste -d' ' - - | tac | sort -suk1,1 > "$t/steps"
while read -r step outcome; do
  grep -A9 "^ *\"id\": \"$step\",$" report.json | grep -m1 '"outcome"' | grep -q "\"$outcome\"" || tell "report.json is wrong about $step"
  grep -q "<tbody class=\"$outcome\" id=\"step-$step\">" report.html || tell "report.html is wrong about $step"
  once "^      \"id\": \"$step\",$" report.json && once "id=\"step-$step\"" report.html && once "<testcase name=\"$step\"" junit.xml || tell "a report tells of $step more than once"
  is=$(grep -A1 "<testcase name=\"$step\"" junit.xml | tail -n 1 | grep -o '^ *<\(failure\|error\|skipped\)' | tr -d ' <')
  case ${is:-passed} in "$outcome" | "${outcome/%failed/failure}") ;; *) tell "junit.xml is wrong about $step";; esac
done < "$t/steps"
# the ledger: it knows this journal, it is the one kept elsewhere, gone on with, and no run is gone
chain ../LEDGER.jsonl; grep -F "\"run\": \"$run\"" ../LEDGER.jsonl > "$t/entries"
values digest < "$t/entries" > "$t/known"; grep -qx "$head" "$t/known" || tell "the ledger does not know this journal's last line"
! grep -qvxFf "$t/journal" "$t/known" || tell "the ledger knows another journal of this run"
at() { date -d "$(values at | head -n 1)" +%s; }
apart=$(($(grep '"kind": "started"' "$t/entries" | at) - $(head -n 1 journal.jsonl | at)))
[ "${apart#-}" -lt 86400 ] || tell "the ledger has the beginning of this run on another day"
late=0; grep '"kind": "\(started\|ended\)"' ../LEDGER.jsonl | values at | date -uf - +%s > "$t/times" || tell "the ledger has what is no time"
while read -r time; do [ $((late - time)) -le 3600 ] || tell "the times of the ledger go backwards"; [ "$time" -lt "$late" ] || late=$time; done < "$t/times"
[ -z "$KEPT" ] || head -c "$(wc -c < "$KEPT")" ../LEDGER.jsonl | cmp -s - "$KEPT" || tell "the ledger is not the one kept elsewhere"
values run < ../LEDGER.jsonl | sort -u > "$t/runs"
while read -r one; do [ -f "../$one/journal.jsonl" ] || tell "$one is missing"; done < "$t/runs"
rm -r "$t"; exit $bad
