// Measured kernels as text: formats by their columns, and everything that is wrong with a file at once.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatOf, isMeasured, readMeasured } from '../../src/calibration/read.ts';
import { InputError, type Issue } from '../../src/errors.ts';
import { describeWithData } from '../support/optional.ts';

const header = 'system,framework,version,gemm_dtype,m,n,k,latency_ms';
const gemm = (...rows: readonly string[]) => [header, ...rows].join('\n');
const good = 'h100_sxm,trtllm,1.0,bfloat16,16,4096,8192,0.0123';

function issuesOf(text: string): readonly Issue[] {
  try {
    readMeasured(text, 'x.csv');
  } catch (error) {
    if (error instanceof InputError) return error.issues;
    throw error;
  }
  return [];
}

test('a row of GEMM, by names of columns in any order, with what a spreadsheet adds', () => {
  const expected = {
    op: 'gemm',
    accelerator: 'h100-sxm',
    precision: 'bf16',
    library: 'trtllm',
    kernel: '',
    shape: [16, 4096, 8192],
  };
  const plain = readMeasured(gemm(good), 'x.csv');
  expect(plain.kernels).toHaveLength(1);
  expect(plain.kernels[0]).toMatchObject({ ...expected, line: 2 });
  expect(plain.kernels[0]!.seconds).toBeCloseTo(1.23e-5, 15);
  const other = `\uFEFF# a comment, with commas\r\n\r\nk,n,m,"gemm_dtype",framework,system,latency_ms,extra\r\n${[
    '8192,4096,16,"bfloat16",trtllm,"H100 SXM",0.0123,"a,b"',
    '8192,4096,16,bfloat16,trtllm,h100,0.0123,',
  ].join('\r\n')}\r\n`;
  const { kernels, comments } = readMeasured(other, 'x.csv');
  expect(kernels).toHaveLength(2);
  for (const [at, kernel] of kernels.entries()) expect(kernel).toMatchObject({ ...expected, line: 4 + at });
  expect(comments).toEqual(['a comment, with commas']);
});

test('every bad cell is told with its line, what stood there and what to write', () => {
  const rows = ['0', '-1', 'NaN', '1.5', '', 'Infinity', '1e3', '99999999999999999999'].map(
    (m) => `h100_sxm,trtllm,1.0,bfloat16,${m},4096,8192,0.0123`,
  );
  const issues = issuesOf(gemm(good, ...rows));
  expect(issues.map(({ path }) => path)).toEqual(rows.map((_, at) => ['x.csv', `line ${at + 3}`, 'm']));
  for (const { hint } of issues) expect(hint).toBe('A whole number of at least 1.');
  const times = ['0', '-0.1', 'nan', '', 'fast', '0x10', '1_0'].map((ms) => `h100_sxm,a,1,fp8,1,1,1,${ms}`);
  expect(issuesOf(gemm(...times)).map(({ path, hint }) => [path[2], hint])).toEqual(
    times.map(() => ['latency_ms', 'A number above 0.']),
  );
});

test('a name that is not known is told once, with the nearest that is', () => {
  const issues = issuesOf(gemm(...['1', '2', '3'].map((m) => `h100_sxn,trtllm,1.0,bfloat16,${m},1,1,1`)));
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code: 'UNKNOWN_NAME', path: ['x.csv', 'line 2', 'system'] });
  expect(issues[0]!.hint).toContain('h100-sxm');
});

test('a long list of problems is cut, and what was cut is counted', () => {
  const issues = issuesOf(gemm(...Array.from({ length: 500 }, () => good.replace('0.0123', '-1'))));
  expect(issues).toHaveLength(21);
  expect(issues[20]!.found).toBe('480 more problems');
});

test('files that are no measurements say what is missing', () => {
  expect(issuesOf('')[0]!.found).toBe('no header');
  expect(issuesOf(header)[0]!.found).toBe('a header without rows');
  expect(issuesOf(`${header.replace(',k', '')}\n1`)[0]!.hint).toBe('For gemm the columns k are missing.');
  expect(issuesOf('a,b,c\n1,2,3')[0]!.hint).toContain('Known formats: gemm');
  expect(issuesOf(`${header},m\n${good},1`)[0]!.found).toBe('the column twice');
  expect(issuesOf(gemm('h100_sxm,trtllm'))[0]).toMatchObject({ found: '2 cells', path: ['x.csv', 'line 2'] });
  expect(isMeasured('# x\n\na,b\n')).toBe(false);
  expect(isMeasured(`# x\n${header}\n`)).toBe(true);
  expect(formatOf(['m', 'n', 'k'])).toBeNull();
});

test('the other formats: dimensions stand where the core reads them', () => {
  const attention =
    'system,framework,attn_dtype,kv_cache_dtype,batch,num_heads,num_kv_heads,head_dim,window,latency_ms';
  const one = (text: string) => readMeasured(text, 'x.csv').kernels[0]!;
  const row = 'b200_sxm,vllm,bfloat16,fp8,4,32,8,128,0,1.5';
  expect(one(`${attention},isl\n${row},2048`)).toMatchObject({
    op: 'prefillAttention',
    precision: 'bf16/fp8',
    shape: [4, 2048, 0, 1, 32, 8, 128, 0],
  });
  expect(one(`${attention},kv_len\n${row},2048`)).toMatchObject({
    op: 'decodeAttention',
    shape: [4, 1, 2048, 0, 32, 8, 128, 0],
  });
  const moe =
    'system,framework,version,kernel,moe_dtype,num_tokens,hidden,inter,topk,num_experts,moe_tp,moe_ep,' +
    'distribution,latency_ms\nh100_sxm,trtllm,1,cutlass,fp8_block,16,4096,1536,8,128,1,4,';
  expect(one(`${moe}power_law_1.2,0.1`)).toMatchObject({
    op: 'moe',
    precision: 'fp8-block',
    kernel: 'cutlass',
    shape: [16, 128, 8, 4096, 1536, 1, 4, 1.2],
  });
  expect(issuesOf(`${moe}power_law_0.5,0.1`)[0]!.path).toEqual(['x.csv', 'line 2', 'distribution']);
  const collective =
    'system,source,version,op,dtype,num_gpus,message_size,latency_ms\nh100_sxm,nccl,2.2,all_reduce,half,8,1024,';
  // sizes are elements: two bytes each
  expect(one(`${collective}0.01`)).toMatchObject({ op: 'allReduce', library: 'nccl', shape: [2048, 8, 8] });
});

test('more KV heads than heads, or more experts a token than there are, are refused', () => {
  const head = 'system,framework,attn_dtype,kv_cache_dtype,isl,batch,num_heads,num_kv_heads,head_dim,latency_ms';
  expect(issuesOf(`${head}\nh100,a,bfloat16,fp8,1,1,8,32,128,1`)[0]!.path[2]).toBe('num_kv_heads');
});

describeWithData('the calibration files', (folder) => {
  const read = (name: string) =>
    readMeasured(readFileSync(`${folder}/calibration/kernel_${name}_aiconfigurator.csv`, 'utf8'), name);

  test('each is read whole by its own format', () => {
    const rows = ['gemm', 'context_attention', 'generation_attention', 'mla', 'moe', 'collectives', 'deepep'].map(
      (name) => read(name).kernels.length,
    );
    expect(rows).toEqual([6125, 3438, 3152, 5569, 9861, 9774, 2 * 1324]);
  });
});
