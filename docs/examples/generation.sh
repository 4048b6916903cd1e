#!/usr/bin/env bash
# Makes a dataset, pauses it, goes on, and downloads it, with nothing but bash, curl and awk.
#
# A key, printed alone by the machine that Seedloom runs on:
#   API_KEY=$(npm run -s admin -- create-api-key --email you@example.com --scope completions.write)
# A connection's id stands in its address under Settings → Connections, and in GET /v1/connections.
#
#   BASE_URL=http://127.0.0.1:3000 API_KEY=sl_… CONNECTION=… bash docs/examples/generation.sh
#
# MODEL is a model of the connection, by default the first that it offers. ROWS is how many rows, by default 200, a multiple
# of 10; where these are made before there was time for a pause, more are asked for.
# Exits with 0 only when every answer was right, and leaves nothing behind.
set -euo pipefail

: "${BASE_URL:?the address of Seedloom, such as http://127.0.0.1:3000}"
: "${API_KEY:?an API key, sl_…}"
: "${CONNECTION:?the id of a connection}"
ROWS=${ROWS:-200}
MODEL=${MODEL:-}

folder=$(mktemp -d)
generation=""
answer=""
status=""

fail() {
  echo "Wrong: $*" >&2
  exit 1
}

# Sends a request: METHOD PATH [JSON] [more arguments for curl]. What comes back is in $status and $answer.
request() {
  local method=$1 path=$2 body=${3:-}
  shift $(($# > 3 ? 3 : $#))
  local arguments=(-sS -X "$method" -H "Authorization: Bearer $API_KEY" -o "$folder/answer" -w '%{http_code}')
  [[ -n $body ]] && arguments+=(-H "Content-Type: application/json" -d "$body")
  : >"$folder/answer"
  status=$(curl "${arguments[@]}" "$@" "$BASE_URL$path") || fail "$method $path was not answered"
  answer=$(<"$folder/answer")
}

# The same, with the status that it must bring: METHOD PATH STATUS [JSON] [more arguments for curl].
call() {
  local method=$1 path=$2 wanted=$3
  shift 3
  request "$method" "$path" "$@"
  [[ $status == "$wanted" ]] || fail "$method $path answered $status instead of $wanted: ${answer:0:500}"
}

# The first field of this name in $answer, a text or a number.
field() {
  if [[ $answer =~ \"$1\":\"([^\"]*)\" ]] || [[ $answer =~ \"$1\":([0-9.]+) ]]; then echo "${BASH_REMATCH[1]}"; fi
}

clean_up() {
  if [[ -n $generation ]]; then
    curl -sS -o /dev/null -X DELETE -H "Authorization: Bearer $API_KEY" "$BASE_URL/v1/generations/$generation" || true
  fi
  rm -rf "$folder"
}
trap clean_up EXIT

call GET "/v1/connections/$CONNECTION" 200
provider=$(field provider)
if [[ -z $MODEL ]]; then
  call GET "/v1/connections/$CONNECTION/models" 200
  MODEL=$(field id)
  [[ -n $MODEL ]] || fail "the connection offers no model; name one in MODEL"
fi
echo "The model is $MODEL."

# Begins a generation of so many rows, and waits for the first ones.
begin() {
  local rows=$1 second settings repeat
  settings='{
    "configure": {
      "name": "An example by program", "provider": "'$provider'", "connectionId": "'$CONNECTION'", "modelId": "'$MODEL'"
    },
    "prompt": {
      "prompt": "Write questions that people ask about the topic, each with a short, true answer.",
      "seeds": ["Tides", "Bread", "Maps", "Clocks", "Bridges", "Bees", "Rivers", "Glass", "Trains", "Soil"],
      "rowsPerSeed": '$((rows / 10))'
    }
  }'
  repeat="example-$$-$(date +%s)-$rows"
  call POST /v1/generations 202 "$settings" -H "Idempotency-Key: $repeat"
  generation=$(field id)
  [[ -n $generation ]] || fail "POST /v1/generations gave no id: ${answer:0:500}"
  here="/v1/generations/$generation"
  echo "A generation of $rows rows is queued: $generation."

  call POST /v1/generations 202 "$settings" -H "Idempotency-Key: $repeat"
  [[ $(field id) == "$generation" ]] || fail "the same Idempotency-Key made a second generation, $(field id)"
  echo "The same request again made no second one."

  for ((second = 0; second < 600; second++)); do
    call GET "$here" 200
    if [[ $(field accepted) -gt 0 ]]; then return; fi
    [[ $(field status) =~ ^(queued|running)$ ]] || fail "it is $(field status) without a row: $(field statusReason)"
    sleep 0.2
  done
  fail "no row came within two minutes: $(field waiting)"
}

for ROWS in "$ROWS" $((ROWS * 10)) $((ROWS * 50)); do
  begin "$ROWS"
  echo "It runs: $(field accepted) rows so far."
  request POST "$here/pause"
  [[ $status == 200 || $status == 409 ]] || fail "POST $here/pause answered $status: ${answer:0:500}"
  # Requests that were under way come to their end, and their rows are kept.
  sleep 2
  call GET "$here" 200
  [[ $(field status) == paused && $(field accepted) -lt $ROWS ]] && break
  [[ $(field accepted) == "$ROWS" ]] || fail "a moment after the pause it is $(field status), with $(field accepted) rows"
  echo "All rows were under way before it could be paused: once more, with more rows."
  call DELETE "$here" 204
  generation=""
done
[[ -n $generation ]] || fail "even the most rows were under way before there was time for a pause; set ROWS"
echo "It is paused at $(field accepted) rows."

call POST "$here/resume" 200
[[ $(field status) =~ ^(running|queued)$ ]] || fail "after resume it is $(field status)"
echo "It goes on."

# The stream of its progress closes when it has ended.
curl -sSN --max-time 1800 -H "Authorization: Bearer $API_KEY" "$BASE_URL$here/events" >"$folder/events" ||
  fail "GET $here/events broke off"
[[ $(<"$folder/events") == *"event: end"* ]] || fail "GET $here/events closed without an end"

call GET "$here" 200
[[ $(field status) == completed ]] || fail "it is $(field status) and not completed: $(field statusReason)"
[[ $(field accepted) == "$ROWS" ]] || fail "it has $(field accepted) rows instead of $ROWS"
echo "It is completed, with $ROWS rows."

call GET "$here/download?format=jsonl" 200
lines=$(grep -c '^{' "$folder/answer") || true
[[ $lines == "$ROWS" ]] || fail "the JSON Lines have $lines rows instead of $ROWS"
call GET "$here/download?format=csv" 200
# A row of CSV may have several lines: it ends where all quotation marks are closed.
records=$(awk '{ marks += gsub(/"/, "") } marks % 2 == 0 { rows++ } END { print rows - 1 }' "$folder/answer")
[[ $records == "$ROWS" ]] || fail "the CSV has $records rows instead of $ROWS"
echo "JSON Lines and CSV have $ROWS rows each."

call DELETE "$here" 204
call GET "$here" 404
generation=""
echo "It is deleted again. All answers were right."
