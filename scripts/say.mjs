// Says on stderr what a script of package.json is about to do: `node scripts/say.mjs 'Builds …'`.

process.stderr.write(`${process.argv.slice(2).join(' ')}\n`);
