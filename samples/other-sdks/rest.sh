#!/bin/sh
# Milvus's RESTful v2 with nothing but curl, against a running `milvus-local serve`. Every answer is compared with what
# Milvus would answer; the first wrong one ends the script with exit code 1.
#
#   sh rest.sh [address] [token]
set -eu

address=${1:-http://127.0.0.1:19530}
token=${2:-}
answer=

# post <route> <body>: a call whose answer stands in $answer.
post() {
    answer=$(curl --silent --show-error --max-time 30 --request POST "$address/v2/vectordb/$1" \
        --header "Authorization: Bearer $token" --header 'Content-Type: application/json' --data "$2")
}

# expect <what> <text>: the answer holds the text.
expect() {
    case $answer in
        *"$2"*) echo "ok  $1" ;;
        *) echo "wrong  $1: $answer does not hold $2" >&2; exit 1 ;;
    esac
}

[ "$(curl --silent --max-time 30 "$address/healthz")" = OK ] || { echo "no server at $address" >&2; exit 1; }

post collections/drop '{"collectionName": "rest_round_trip"}'
post collections/create '{
  "collectionName": "rest_round_trip",
  "schema": {
    "enableDynamicField": true,
    "fields": [
      {"fieldName": "id", "dataType": "Int64", "isPrimary": true},
      {"fieldName": "title", "dataType": "VarChar", "elementTypeParams": {"max_length": 100}},
      {"fieldName": "topic", "dataType": "FloatVector", "elementTypeParams": {"dim": 2}},
      {"fieldName": "style", "dataType": "FloatVector", "elementTypeParams": {"dim": 2}}
    ]
  },
  "indexParams": [
    {"fieldName": "topic", "indexName": "topic", "indexType": "AUTOINDEX", "metricType": "COSINE"},
    {"fieldName": "style", "indexName": "style", "indexType": "FLAT", "metricType": "L2"}
  ]
}'
expect create '{"code":0,"data":{}}'
post collections/describe '{"collectionName": "rest_round_trip"}'
expect describe '"load":"LoadStateLoaded"'
post indexes/list '{"collectionName": "rest_round_trip"}'
expect 'list indexes' '"data":["topic","style"]'

post entities/insert '{"collectionName": "rest_round_trip", "data": [
  {"id": 1, "title": "one", "topic": [1, 0], "style": [0, 0], "year": 1979},
  {"id": 2, "title": "two", "topic": [0, 1], "style": [1, 0]},
  {"id": 9007199254740993, "title": "many", "topic": [1, 1], "style": [2, 0], "year": 1985}
]}'
expect insert '{"insertCount":3,"insertIds":[1,2,9007199254740993]}'
post entities/upsert '{"collectionName": "rest_round_trip", "data": {"id": 2, "title": "second", "topic": [0, 1], "style": [1, 0], "year": 1990}}'
expect upsert '{"upsertCount":1,"upsertIds":[2]}'

post entities/get '{"collectionName": "rest_round_trip", "id": [2], "outputFields": ["title", "year"]}'
expect get '"title":"second","year":1990'
post entities/query '{"collectionName": "rest_round_trip", "filter": "year < {y} and title != {t}", "exprParams": {"y": 1988, "t": "many"}, "outputFields": ["title"]}'
expect 'query with values' '"data":[{"title":"one","id":1}]'
post entities/query '{"collectionName": "rest_round_trip", "outputFields": ["count(*)"]}'
expect count '"data":[{"count(*)":3}]'

post entities/search '{"collectionName": "rest_round_trip", "annsField": "style", "data": [[0, 0]], "limit": 2, "outputFields": ["title"], "searchParams": {"metric_type": "L2"}}'
expect search '"data":[{"id":1,"distance":0,"title":"one"},{"id":2,"distance":1,"title":"second"}]'
post entities/hybrid_search '{"collectionName": "rest_round_trip", "limit": 1, "outputFields": ["title"],
  "search": [
    {"annsField": "topic", "data": [[1, 1]], "limit": 3, "filter": "year > 1980"},
    {"annsField": "style", "data": [[2, 0]], "limit": 3, "filter": "year > 1980"}
  ],
  "rerank": {"strategy": "rrf", "params": {"k": 60}}}'
expect 'hybrid search' '"title":"many"'

post entities/delete '{"collectionName": "rest_round_trip", "filter": "id in [1, 2]"}'
expect delete '{"deleteCount":2}'
post entities/query '{"collectionName": "rest_round_trip", "filter": "year >"}'
expect 'a mistake' '"code":1100'
post collections/drop '{"collectionName": "rest_round_trip"}'
expect drop '{"code":0,"data":{}}'
post collections/describe '{"collectionName": "rest_round_trip"}'
expect 'is gone' '"code":100'
