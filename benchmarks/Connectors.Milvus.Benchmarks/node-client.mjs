// Writes and searches what the .NET benchmark does, with Milvus's own SDK for Node, and prints median milliseconds as JSON.
// node node-client.mjs <address> <collection> <rows> <dimension>
import { MilvusClient } from '@zilliz/milvus2-sdk-node';

const [address, collection, rowsText, dimensionText] = process.argv.slice(2);
const [rows, dimension] = [Number(rowsText), Number(dimensionText)];

// The sink chooses its answer by the database that a client works in.
async function connect(database) {
  const client = new MilvusClient({ address, database });
  await client.connectPromise;
  return client;
}

const text = 'retrieval by meaning, filtered by facts. '.repeat(5);
const vector = () => Array.from({ length: dimension }, () => Math.random() - 0.5);
const data = Array.from({ length: rows }, (_, i) => ({
  Id: i, Text: `${i} ${text}`, Tag: `tag${i % 17}`, Weight: i / 3, IsPublic: i % 2 === 0, CreatedAt: 1_700_000_000_000 + i, Vector: vector(),
}));
const query = vector();

async function median(rounds, work) {
  const times = [];
  for (let round = -2; round < rounds; round++) {
    const start = performance.now();
    const answer = await work();
    if (answer.status && answer.status.code) throw new Error(answer.status.reason);
    if (round >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

async function search(rounds, limit) {
  const client = await connect(`top${limit}`);
  const time = await median(rounds, () => client.search({
    collection_name: collection, data: query, anns_field: 'Vector', limit, output_fields: ['Text', 'Tag', 'CreatedAt'],
  }));
  await client.closeConnection();
  return time;
}

const writer = await connect('default');
console.log(JSON.stringify({
  insert: await median(5, () => writer.insert({ collection_name: collection, data })),
  search10: await search(100, 10),
  search1000: await search(20, 1000),
}));
await writer.closeConnection();
