# SIGNERS: the allowed signers; WHO: one of them; KEPT: a copy of LEDGER.jsonl from elsewhere, if there is one
bad=0; tell() { echo "$*"; bad=1; }
chain() { # each line of $1 holds the SHA-256 of the one before; the last one's is left in $prev
  prev=$(printf '0%.0s' $(seq 64)); n=0; : > /tmp/lines.$$
  while IFS= read -r line; do
    n=$((n+1)); case $line in *"\"prev\": \"$prev\"}") ;; *) tell "$1: BROKEN at line $n";; esac
    prev=$(printf %s "$line" | sha256sum | cut -d' ' -f1); echo "$prev" >> /tmp/lines.$$
  done < "$1"; }
ssh-keygen -Y verify -f "$SIGNERS" -I "$WHO" -n commdrill -s SHA256SUMS.sig < SHA256SUMS > /dev/null || tell "not signed by $WHO"
sha256sum --strict --quiet -c SHA256SUMS || tell "files are not as they were signed"
[ -z "$(find . ! -type f ! -type d)" ] || tell "there are links, pipes or devices in it"
[ ! -L "$PWD" ] && [ ! -L ../LEDGER.jsonl ] || tell "this folder, or the ledger, is a link"
[ -z "$(tail -c 1 journal.jsonl)" ] || tell "the journal ends within a line"
find . -type f ! -path ./SHA256SUMS ! -path ./SHA256SUMS.sig ! -path ./SHA256SUMS.tsr | cut -c3- | sort > /tmp/there.$$
cut -c67- SHA256SUMS | sort | cmp -s - /tmp/there.$$ || tell "there are files in it that nobody signed"
case $(head -n 1 journal.jsonl) in "{\"run\": \"${PWD##*/}\","*) ;; *) tell "this folder holds another run";; esac
grep -o '"sha256sums": \[[^]]*\]' journal.jsonl | grep -o '[0-9a-f]\{64\}  [^"\\]*' | sort -u > /tmp/sums.$$
[ ! -s /tmp/sums.$$ ] || sha256sum --ignore-missing --quiet -c /tmp/sums.$$ || tell "evidence is not what was recorded"
chain journal.jsonl
grep -qF "\"digest\": \"$prev\"" ../LEDGER.jsonl || tell "the ledger does not know this journal's last line"
grep -F "\"run\": \"${PWD##*/}\"" ../LEDGER.jsonl | grep -o '"digest": "[0-9a-f]*"' | cut -d'"' -f4 > /tmp/known.$$
at() { date -d "$(grep -F "$1" "$2" | grep -om 1 '"at": "[^"]*' | cut -d'"' -f4)" +%s; } # of the first such line
apart=$(($(at '"kind": "started", "run": "'"${PWD##*/}"'"' ../LEDGER.jsonl) - $(at '"seq": 1,' journal.jsonl)))
[ "${apart#-}" -lt 86400 ] || tell "the ledger has the beginning of this run on another day"
! grep -qvxFf /tmp/lines.$$ /tmp/known.$$ || tell "the ledger knows another journal of this run"
chain ../LEDGER.jsonl
grep '"kind": "\(started\|ended\)"' ../LEDGER.jsonl | grep -o '"at": "[^"]*' | cut -d'"' -f4 | date -uf - +%s > /tmp/times.$$ || tell "the ledger has what is no time"
late=0; while read -r time; do [ $((late - time)) -le 3600 ] || tell "the times of the ledger go backwards"; [ "$time" -lt "$late" ] || late=$time; done < /tmp/times.$$
[ -z "$KEPT" ] || head -c "$(wc -c < "$KEPT")" ../LEDGER.jsonl | cmp -s - "$KEPT" || tell "the ledger is not the one kept elsewhere"
for run in $(grep -o '"run": "[^"]*"' ../LEDGER.jsonl | cut -d'"' -f4 | sort -u); do
  [ -f "../$run/journal.jsonl" ] || tell "$run is missing"
done
rm -f /tmp/{sums,lines,there,known,times}.$$; exit $bad
