// The Node SDK of Milvus against a running `milvus-local serve`: every answer is compared with what Milvus would answer,
// and the first wrong one ends the process with exit code 1.
import assert from 'node:assert/strict';
import { DataType, MilvusClient, RRFRanker, WeightedRanker } from '@zilliz/milvus2-sdk-node';

const address = process.argv[2] ?? 'http://127.0.0.1:19530';
const token = process.argv[3];
const collection = 'node_round_trip';
const rows = 500;

const client = new MilvusClient({ address, token });

/** Fails on any status other than success, and gives the answer back. */
function ok(answer, what) {
  const status = answer.status ?? answer;
  assert.equal(Number(status.code ?? 0), 0, `${what}: ${status.reason}`);
  assert.ok(['Success', undefined].includes(status.error_code), `${what}: ${status.error_code} ${status.reason}`);
  return answer;
}

const keys = hits => hits.map(hit => Number(hit.id));
const book = id => ({
  id,
  title: `book ${id}`,
  year: 1900 + (id % 100),
  topic: [Math.cos(id / 100), Math.sin(id / 100)],
  style: [id, 1, 0, 0],
  shelf: `shelf ${id % 5}`, // no field of the schema: a dynamic key
});

async function create() {
  ok(await client.createCollection({
    collection_name: collection,
    enable_dynamic_field: true,
    fields: [
      { name: 'id', data_type: DataType.Int64, is_primary_key: true },
      { name: 'title', data_type: DataType.VarChar, max_length: 100 },
      { name: 'year', data_type: DataType.Int32 },
      { name: 'topic', data_type: DataType.FloatVector, dim: 2 },
      { name: 'style', data_type: DataType.FloatVector, dim: 4 },
    ],
  }), 'createCollection');
  ok(await client.createIndex([
    { collection_name: collection, field_name: 'topic', index_type: 'HNSW', metric_type: 'COSINE', params: { M: 16, efConstruction: 200 } },
    { collection_name: collection, field_name: 'style', index_type: 'FLAT', metric_type: 'L2' },
  ]), 'createIndex');
  ok(await client.loadCollectionSync({ collection_name: collection }), 'loadCollection');

  const described = ok(await client.describeCollection({ collection_name: collection }), 'describeCollection');
  assert.deepEqual(described.schema.fields.map(field => field.name), ['id', 'title', 'year', 'topic', 'style']);
  assert.equal((await client.hasCollection({ collection_name: collection })).value, true);
}

async function write() {
  const inserted = ok(await client.insert({ collection_name: collection, data: Array.from({ length: rows }, (_, id) => book(id)) }), 'insert');
  assert.equal(Number(inserted.insert_cnt), rows);

  const upserted = ok(await client.upsert({ collection_name: collection, data: [{ ...book(7), title: 'seven' }] }), 'upsert');
  assert.equal(Number(upserted.upsert_cnt), 1);

  const deleted = ok(await client.delete({ collection_name: collection, ids: [499] }), 'delete');
  assert.equal(Number(deleted.delete_cnt), 1);
  ok(await client.flushSync({ collection_names: [collection] }), 'flush');
  assert.equal((await client.count({ collection_name: collection })).data, rows - 1);
}

async function read() {
  const got = ok(await client.get({ collection_name: collection, ids: [7], output_fields: ['title', 'shelf', 'topic'] }), 'get');
  assert.equal(got.data[0].title, 'seven');
  assert.equal(got.data[0].$meta.shelf, 'shelf 2'); // the Node SDK leaves dynamic keys in their field
  assert.equal(got.data[0].topic.length, 2);

  const queried = ok(await client.query({
    collection_name: collection,
    filter: 'year == {year} and shelf == {shelf}',
    exprValues: { year: 1942, shelf: 'shelf 2' },
    output_fields: ['id'],
    limit: 10,
  }), 'query');
  assert.deepEqual(keys(queried.data), [42, 142, 242, 342, 442]);

  // This SDK gives the key of a hit only when it is among the output fields.
  const near = ok(await client.search({
    collection_name: collection,
    anns_field: 'topic',
    data: [Math.cos(1), Math.sin(1)],
    limit: 3,
    output_fields: ['id', 'title'],
  }), 'search');
  assert.equal(near.results[0].title, 'book 100');
  assert.deepEqual(keys(near.results).sort((a, b) => a - b), [99, 100, 101]);

  const several = ok(await client.search({ collection_name: collection, anns_field: 'style', data: [[3, 1, 0, 0], [9, 1, 0, 0]], limit: 1 }), 'search of two');
  assert.deepEqual(several.results.map(hits => keys(hits)), [[3], [9]]);
}

async function hybrid(rerank) {
  const hits = ok(await client.hybridSearch({
    collection_name: collection,
    data: [
      { anns_field: 'topic', data: [Math.cos(1), Math.sin(1)], limit: 20, expr: 'id >= 100' },
      { anns_field: 'style', data: [100, 1, 0, 0], limit: 20, expr: 'id >= 100' },
    ],
    rerank,
    limit: 2,
    output_fields: ['id', 'title', 'year'],
  }), 'hybridSearch');
  assert.deepEqual(keys(hits.results), [100, 101]);
  assert.equal(hits.results[0].title, 'book 100');
  assert.equal(Number(hits.results[0].year), 1900);
}

async function iterate() {
  const queried = new Set();
  for await (const batch of await client.queryIterator({ collection_name: collection, filter: 'id >= 0', batchSize: 64, output_fields: ['id'] }))
    for (const row of batch) {
      assert.ok(!queried.has(Number(row.id)), `query iterator: ${row.id} came twice`);
      queried.add(Number(row.id));
    }
  assert.equal(queried.size, rows - 1);

  const searched = [];
  for await (const batch of await client.searchIterator({ collection_name: collection, anns_field: 'style', data: [0, 1, 0, 0], batchSize: 50, limit: 200, output_fields: ['id'] }))
    searched.push(...keys(batch));
  assert.deepEqual(searched, Array.from({ length: 200 }, (_, id) => id));
}

async function refuse() {
  const missing = await client.describeCollection({ collection_name: 'node_nobody' }).then(answer => answer.status, error => error);
  assert.match(String(missing.reason ?? missing.message), /can't find collection|collection not found/);
  const wrong = await client.query({ collection_name: collection, filter: 'year >', output_fields: ['id'], limit: 1 }).then(answer => answer.status, error => error);
  assert.notEqual(Number(wrong.code ?? 1), 0);
}

try {
  await client.connectPromise;
  await client.dropCollection({ collection_name: collection });
  const steps = {
    create, write, read,
    'hybrid search, reciprocal ranks': () => hybrid(RRFRanker(60)),
    'hybrid search, weights': () => hybrid(WeightedRanker([0.5, 0.5])),
    iterate, refuse,
  };
  for (const [name, step] of Object.entries(steps)) {
    await step();
    console.log(`ok  ${name}`);
  }
  ok(await client.dropCollection({ collection_name: collection }), 'dropCollection');
  assert.equal((await client.hasCollection({ collection_name: collection })).value, false);
  console.log('ok  drop');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await client.closeConnection();
}
