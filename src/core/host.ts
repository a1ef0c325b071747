// Types of the host that a program may not declare: without the DOM's library they are opaque, and nothing else breaks.

type Host = typeof globalThis;

/** The core as compiled: a `WebAssembly.Module` where the program's types know it. */
export type CoreModule = Host extends { readonly WebAssembly: { readonly Module: { readonly prototype: infer M } } }
  ? M
  : object;

/** A `WebAssembly.Memory` where the program's types know it. */
export type CoreMemory = Host extends { readonly WebAssembly: { readonly Memory: { readonly prototype: infer M } } }
  ? M
  : { readonly buffer: ArrayBuffer };
