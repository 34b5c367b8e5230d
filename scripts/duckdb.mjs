// Does the job of scripts/large.sh with DuckDB, for comparison: node duckdb.mjs FILE prints its version, the seconds that
// the query takes (the start of the process aside) and the number of groups. Run it where @duckdb/node-api is installed.
import { DuckDBInstance } from '@duckdb/node-api';

const items = Array.from({ length: 19 }, (_, i) => 'm' + String(i + 1).padStart(2, '0'));
const score = items.map((item) => `coalesce((${item} = 'Oui')::INTEGER, 0)`).join(' + ');
const query = `
  with answers as (
    select region, type, weight::DOUBLE as w, satisfaction, ${score} as score
    from read_csv('${process.argv[2].replaceAll("'", "''")}', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true))
  select region, type, count(*), sum(w) filter (satisfaction in ('Satisfait', 'Très satisfait')) / sum(w), sum(w * score) / sum(w)
  from answers group by all order by all`;

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run('set preserve_insertion_order = false');
const version = (await connection.runAndReadAll('select version()')).getRows()[0][0];
const start = performance.now();
const rows = (await connection.runAndReadAll(query)).getRows();
console.log(version, ((performance.now() - start) / 1000).toFixed(3), rows.length);
