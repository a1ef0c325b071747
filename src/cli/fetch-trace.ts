// `tokenworks fetch-trace`: where published traces are, and how they are run. Nothing is downloaded.

import { suggestion } from '../catalog/index.ts';
import { InputError, shown } from '../errors.ts';
import { type PublishedTrace, publishedTraces } from '../traffic/trace/published.ts';
import type { Io } from './io.ts';
import { print } from './say.ts';

function textOf(trace: PublishedTrace): string {
  const { id, about, format, repository, path, commit, license, requests, durationS } = trace;
  const file = path.slice(path.lastIndexOf('/') + 1);
  const counted = [
    ...(requests === null ? [] : [`${requests} requests`]),
    ...(durationS === null ? ['no arrival times'] : [`${Math.round(durationS / 60)} min`]),
    `${Math.round(trace.promptTokensMean)} prompt and ${Math.round(trace.outputTokensMean)} output tokens in the mean`,
  ];
  const rate = durationS === null ? " --set workload.rate='4 /s'" : '';
  return [
    `${id}: ${about}`,
    `  https://github.com/${repository}${commit === null ? '' : `/blob/${commit}/${path}`}`,
    ...(commit === null ? [`  in it ${path}`] : []),
    `  ${license}; format ${format}; ${counted.join(', ')}`,
    `  npx tokenworks simulate chat-8b-h100 --trace ${file}${rate}`,
    '',
  ].join('\n');
}

export function fetchTraceCommand(io: Io, name: string | undefined, { json }: { readonly json?: boolean }): void {
  const found = name === undefined ? publishedTraces : publishedTraces.filter(({ id }) => id === name);
  if (found.length === 0) {
    const hint = suggestion(
      name ?? '',
      publishedTraces.map(({ id }) => id),
    );
    throw new InputError([{ code: 'UNKNOWN_NAME', path: ['fetch-trace'], found: shown(name), hint }]);
  }
  if (json === true) {
    print(io, `${JSON.stringify(found, null, 2)}\n`);
    return;
  }
  print(io, 'Published traces; download the file yourself, under its own licence, and give it to --trace.\n\n');
  print(io, found.map(textOf).join('\n'));
}
