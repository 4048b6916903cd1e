#!/usr/bin/env bash
# A workflow from end to end: a config, a workflow, two samples with feedback on the first, 200 rows, and the data as CSV;
# with nothing but bash, curl and awk.
#
# A key, printed alone by the machine that Seedloom runs on:
#   API_KEY=$(npm run -s admin -- create-api-key --email you@example.com --scope completions.write)
# A connection's id stands in its address under Settings → Connections, and in GET /v1/connections.
#
#   BASE_URL=http://127.0.0.1:3000 API_KEY=sl_… CONNECTION=… bash docs/examples/workflow.sh
#
# MODEL is a model of the connection, by default the first that it offers.
# Exits with 0 only when every answer was right, and leaves nothing behind.
set -euo pipefail

: "${BASE_URL:?the address of Seedloom, such as http://127.0.0.1:3000}"
: "${API_KEY:?an API key, sl_…}"
: "${CONNECTION:?the id of a connection}"
MODEL=${MODEL:-}
ROWS=200

folder=$(mktemp -d)
config=""
workflow=""
task=""
answer=""

fail() {
  echo "Wrong: $*" >&2
  exit 1
}

# Sends a request: METHOD PATH STATUS [JSON] [more arguments for curl]. Its answer is in $answer; another status is the end.
call() {
  local method=$1 path=$2 wanted=$3 body=${4:-} status
  shift $(($# > 4 ? 4 : $#))
  local arguments=(-sS -X "$method" -H "Authorization: Bearer $API_KEY" -o "$folder/answer" -w '%{http_code}')
  [[ -n $body ]] && arguments+=(-H "Content-Type: application/json" -d "$body")
  status=$(curl "${arguments[@]}" "$@" "$BASE_URL$path") || fail "$method $path was not answered"
  answer=$(<"$folder/answer")
  [[ $status == "$wanted" ]] || fail "$method $path answered $status instead of $wanted: ${answer:0:500}"
}

# The first field of this name in a text, by default $answer: a text or a number.
field() {
  local text=${2:-$answer}
  if [[ $text =~ \"$1\":\"([^\"]*)\" ]] || [[ $text =~ \"$1\":([0-9.]+) ]]; then echo "${BASH_REMATCH[1]}"; fi
}

# Every value of a text field of this name in $answer, one a line.
fields() { grep -o "\"$1\":\"[^\"]*\"" <<<"$answer" | cut -d '"' -f 4; }

clean_up() {
  local path
  for path in ${task:+/v1/generations/$task} ${workflow:+/v1/workflow/$workflow} ${config:+/v1/workflow/config/$config}; do
    curl -sS -o /dev/null -X DELETE -H "Authorization: Bearer $API_KEY" "$BASE_URL$path" || true
  done
  rm -rf "$folder"
}
trap clean_up EXIT

if [[ -z $MODEL ]]; then
  call GET "/v1/connections/$CONNECTION/models" 200
  MODEL=$(field id)
  [[ -n $MODEL ]] || fail "the connection offers no model; name one in MODEL"
fi
echo "The model is $MODEL."

call POST /v1/workflow/config 201 '{
  "name": "Questions and answers",
  "system_prompt": "You write for visitors of a museum.",
  "user_prompt_template": "{{workflow.user_prompt}}",
  "schema_example": {"question": "How old is this vase?", "answer": "About 2,300 years."},
  "temperature": 1
}'
config=$(field id)
[[ -n $config ]] || fail "POST /v1/workflow/config gave no id: ${answer:0:500}"
echo "The config is made: $config."

call POST /v1/workflow/create 201 '{
  "workflow": {
    "workflow_name": "Greek vases",
    "workflow_config": "'"$config"'",
    "total_examples": '$ROWS',
    "tags": ["museum", "example"],
    "split": [80, 10, 10],
    "llm_model": "'"$MODEL"'",
    "connection_id": "'"$CONNECTION"'",
    "type": "complete"
  },
  "user_prompt": "Questions that visitors ask about Greek vases."
}'
workflow=$(field id)
[[ -n $workflow ]] || fail "POST /v1/workflow/create gave no id: ${answer:0:500}"
echo "The workflow is made: $workflow."

call POST "/v1/workflow/iterate/$workflow" 200 '{"total_examples": 10, "batch_size": 5}'
mapfile -t examples < <(fields example_id)
((${#examples[@]} == 10)) || fail "the first sample has ${#examples[@]} rows instead of 10: $(field message)"
echo "The first sample has 10 rows."

feedback='[
  {"example_id": "'"${examples[0]}"'", "label": "good", "reason": "short, and a visitor could ask it"},
  {"example_id": "'"${examples[1]}"'", "label": "bad", "reason": "too long for a label beside the vase"}
]'
call POST "/v1/workflow/iterate/$workflow" 200 '{"total_examples": 10, "examples": '"$feedback"'}'
again=$(fields example_id | grep -c .) || true
((again == 10)) || fail "the second sample has $again rows instead of 10: $(field message)"
echo "The second sample, after what was said of the first, has 10 rows too."

call GET "/v1/workflow/examples/$workflow" 200
kept=$(fields example_id | grep -c .) || true
((kept == 20)) || fail "the workflow has $kept examples instead of 20: feedback must change what is there, and add nothing"
labels=$(fields label | grep -c -x -E 'good|bad') || true
((labels == 2)) || fail "$labels examples have a label instead of 2"
echo "Both labels stand with their examples, and there is no copy."

call POST "/v1/workflow/generate/$workflow" 202 '{"total_examples": '$ROWS', "batch_size": 5}'
task=$(field task_id)
[[ -n $task ]] || fail "POST /v1/workflow/generate gave no task_id: ${answer:0:500}"
echo "A task makes $ROWS rows: $task."

for ((second = 0; ; second++)); do
  call GET "/v1/workflow/status/$workflow" 200
  state=$(field status)
  percentage=$(field percentage)
  [[ $state == IDLE ]] && break
  [[ $state == GENERATION ]] || fail "the workflow is $state: $(field reason)"
  ((second < 1800)) || fail "the task is still at $percentage % after half an hour"
  sleep 1
done
[[ $percentage == 100 ]] || fail "the task ended at $percentage %: $(field reason)"
[[ $(field accepted) == "$ROWS" ]] || fail "the task made $(field accepted) rows instead of $ROWS"
echo "The task has ended, with all its rows."

for ((second = 0; ; second++)); do
  call POST /v1/workflow/data 200 '{"workflow_id": "'"$workflow"'", "task_id": "'"$task"'"}'
  [[ $(field status) == ready ]] && break
  ((second < 300)) || fail "the data is not ready after five minutes: $(field message)"
  sleep 1
done

# The links stand as {"train":…,"validation":…,"test":…}, once for JSON and once for CSV. They need no key.
links=${answer#*\"csv\":}
total=0
for part in train validation test; do
  address=$(field "$part" "$links")
  [[ -n $address ]] || fail "there is no link to the CSV for $part: ${answer:0:800}"
  status=$(curl -sS -o "$folder/$part.csv" -w '%{http_code}' "$address") || fail "$address was not answered"
  [[ $status == 200 ]] || fail "the link to the CSV for $part answered $status"
  # A row of CSV may have several lines: it ends where all quotation marks are closed.
  rows=$(awk '{ marks += gsub(/"/, "") } marks % 2 == 0 { rows++ } END { print rows - 1 }' "$folder/$part.csv")
  head -n 1 "$folder/$part.csv" | grep -q question || fail "the CSV for $part has no column question"
  echo "The CSV for $part has $rows rows."
  total=$((total + rows))
done
((total == ROWS)) || fail "the CSV files have $total rows together instead of $ROWS"

call DELETE "/v1/workflow/$workflow" 204
workflow=""
call DELETE "/v1/workflow/config/$config" 200
config=""
call DELETE "/v1/generations/$task" 204
task=""
echo "Everything is deleted again. All answers were right."
