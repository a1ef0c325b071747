#!/usr/bin/env python3
"""Measures GEMM, attention and all-reduce on this machine's accelerator, for `tokenworks calibrate`.

Needs PyTorch (CUDA or ROCm) and nothing else. Takes about ten minutes.

    python3 measure_kernels.py --system h100_sxm --out measured
    torchrun --nproc-per-node 8 measure_kernels.py --system h100_sxm --out measured --only all-reduce
    npx tokenworks calibrate measured --accelerator h100_sxm --out kernels.json

Each operator has a CSV of its own, in the columns of aiconfigurator's tables. Times are medians of repeats between
events on the device, after a warm-up; GEMM and attention are replayed from a graph where that is possible, so that the
host does not show; all-reduce runs back to back from the host, so that below about 20 us its launch does. `--flush` writes over the last-level cache before each repeat, as the other layers of a model would.
"""

import argparse
import csv
import datetime
import os
import platform
import statistics
import sys

GEMM = ["system", "framework", "version", "gemm_dtype", "m", "n", "k", "latency_ms"]
ATTENTION = ["system", "framework", "version", "attn_dtype", "kv_cache_dtype", "batch", "{length}", "num_heads",
             "num_kv_heads", "head_dim", "window", "latency_ms"]
PREFILL = [name.format(length="isl") for name in ATTENTION]
DECODE = [name.format(length="kv_len") for name in ATTENTION]
COLLECTIVE = ["system", "source", "version", "op", "dtype", "num_gpus", "message_size", "latency_ms"]

FILES = {"gemm": GEMM, "attention-prefill": PREFILL, "attention-decode": DECODE, "all-reduce": COLLECTIVE}

# (n, k): projections of models from 1B to 405B, square ones, and skinny ones
WEIGHTS = [(1024, 1024), (2048, 2048), (4096, 4096), (6144, 4096), (28672, 4096), (4096, 14336), (8192, 8192),
           (10240, 8192), (57344, 8192), (8192, 28672), (1024, 8192), (8192, 1024), (5120, 5120), (16384, 16384),
           (3584, 18944), (7168, 2048), (2112, 7168), (1536, 8960)]
TOKENS = [1, 4, 16, 48, 64, 128, 192, 256, 512, 1024, 2048, 4096, 8192]
HEADS = [(32, 8), (64, 8), (8, 1), (32, 32)]
PREFILL_SHAPES = [(batch, length) for batch in (1, 4, 16) for length in (128, 512, 1024, 2048, 4096, 8192, 16384)
                  if batch * length <= 65536]
DECODE_SHAPES = [(batch, length) for batch in (1, 4, 16, 64, 256) for length in (128, 512, 1024, 2048, 4096, 8192, 32768)
                 if batch * length <= 1 << 20]
HEAD_DIM = 128
# bytes of the buffer of a rank
SIZES = [1 << power for power in range(10, 31)]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--system", required=True, help="accelerator: an id or alias of the Tokenworks catalog")
    parser.add_argument("--out", default="measured", help="folder for the CSV files (measured)")
    parser.add_argument("--only", nargs="+", choices=list(FILES), help="measure these alone")
    parser.add_argument("--dtypes", nargs="+", default=["bfloat16", "float16", "fp8"],
                        choices=["bfloat16", "float16", "fp8"])
    parser.add_argument("--repeats", type=int, default=11, help="times a shape is measured; the median counts (11)")
    parser.add_argument("--warm-up", type=int, default=3, dest="warm_up", help="untimed runs of each shape (3)")
    parser.add_argument("--flush", action="store_true", help="write over the last-level cache before each repeat")
    parser.add_argument("--most-seconds", type=float, default=600, help="stop an operator that takes longer (600)")
    parser.add_argument("--dry-run", action="store_true", help="write headers, print the shapes, measure nothing")
    options = parser.parse_args()
    if options.repeats < 1 or options.warm_up < 0 or options.most_seconds <= 0:
        parser.error("--repeats of at least 1, --warm-up of at least 0, --most-seconds above 0")
    return options


def shapes_of(operator, dtypes):
    """What is measured: tuples in the order of the columns between the dtype and the latency."""
    if operator == "gemm":
        return [(dtype, m, n, k) for dtype in dtypes for n, k in WEIGHTS for m in TOKENS]
    if operator == "all-reduce":
        return [("bfloat16", size // 2) for size in SIZES]
    shapes = PREFILL_SHAPES if operator == "attention-prefill" else DECODE_SHAPES
    dtype = "float16" if dtypes == ["float16"] else "bfloat16"
    return [(dtype, batch, length, heads, kv_heads) for heads, kv_heads in HEADS for batch, length in shapes]


class Writer:
    """A CSV with its comments. Rows are flushed one by one: an interrupted run keeps what it has."""

    def __init__(self, folder, operator, comments):
        os.makedirs(folder, exist_ok=True)
        self.path = os.path.join(folder, operator.replace("-", "_") + ".csv")
        self.file = open(self.path, "w", newline="", encoding="utf-8")
        for comment in comments:
            self.file.write("# " + " ".join(str(comment).split()) + "\n")
        self.csv = csv.writer(self.file, lineterminator="\n")
        self.csv.writerow(FILES[operator])

    def row(self, *cells):
        self.csv.writerow(cells)
        self.file.flush()


class Device:
    """The accelerator: runs a kernel and tells its time."""

    def __init__(self, torch, options):
        self.torch = torch
        self.options = options
        self.device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", "0")))
        torch.cuda.set_device(self.device)
        cache = getattr(torch.cuda.get_device_properties(self.device), "L2_cache_size", 0) or 64 << 20
        self.scratch = torch.empty(2 * cache, dtype=torch.int8, device=self.device) if options.flush else None

    def captured(self, run):
        """`run` as a replay of a graph, or itself where it cannot be captured."""
        torch = self.torch
        try:
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph):
                run()
            return graph.replay
        except Exception:  # not every kernel can be captured; each library has its own error
            torch.cuda.synchronize()
            return run

    def once(self, run, inner):
        torch = self.torch
        start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
        if self.scratch is not None:
            self.scratch.zero_()
        start.record()
        for _ in range(inner):
            run()
        end.record()
        end.synchronize()
        return start.elapsed_time(end) / inner

    def milliseconds(self, run, inner=None):
        """Median of the repeats. Short kernels run several times between two events, unless caches are flushed.

        A collective gives `inner`: all ranks must call it equally often, whatever each of them measures. It is not
        captured.
        """
        run()
        self.torch.cuda.synchronize()
        kernel = self.captured(run) if inner is None else run
        for _ in range(self.options.warm_up):
            kernel()
        self.torch.cuda.synchronize()
        if inner is None:
            first = max(self.once(kernel, 1), 1e-3)
            inner = 1 if self.scratch is not None else max(1, min(50, int(1 / first)))
        return statistics.median(self.once(kernel, inner) for _ in range(self.options.repeats))


def gemm_run(torch, device, dtype, m, n, k):
    if dtype != "fp8":
        a = torch.randn(m, k, dtype=getattr(torch, dtype), device=device)
        b = torch.randn(n, k, dtype=getattr(torch, dtype), device=device).t()
        return lambda: torch.mm(a, b)
    # AMD's first parts with fp8 have a format of their own
    names = ["float8_e4m3fnuz", "float8_e4m3fn"] if "gfx94" in arch_of(torch, device) else ["float8_e4m3fn"]
    fp8 = next(getattr(torch, name) for name in names if hasattr(torch, name))
    rows = max(16, m)  # _scaled_mm wants sizes that 16 divides
    rows = (rows + 15) // 16 * 16
    a = torch.randn(rows, k, dtype=torch.bfloat16, device=device).to(fp8)
    b = torch.randn(n, k, dtype=torch.bfloat16, device=device).to(fp8).t()
    one = torch.ones((), dtype=torch.float32, device=device)
    return lambda: torch._scaled_mm(a, b, scale_a=one, scale_b=one, out_dtype=torch.bfloat16)


def arch_of(torch, device):
    return str(getattr(torch.cuda.get_device_properties(device), "gcnArchName", ""))


def attention_run(torch, device, dtype, batch, queries, keys, heads, kv_heads, causal):
    kind = getattr(torch, dtype)
    query = torch.randn(batch, heads, queries, HEAD_DIM, dtype=kind, device=device)
    key = torch.randn(batch, kv_heads, keys, HEAD_DIM, dtype=kind, device=device)
    value = torch.randn(batch, kv_heads, keys, HEAD_DIM, dtype=kind, device=device)
    attend = torch.nn.functional.scaled_dot_product_attention
    grouped = {} if heads == kv_heads else {"enable_gqa": True}
    return lambda: attend(query, key, value, is_causal=causal, **grouped)


def each(operator, shapes, device, measure):
    """Measures shape after shape; one that does not fit or does not run is named and passed over."""
    torch = device.torch
    began = datetime.datetime.now()
    passed = 0
    for done, shape in enumerate(shapes):
        if (datetime.datetime.now() - began).total_seconds() > device.options.most_seconds:
            say(f"{operator}: time is up, {len(shapes) - done} shapes were not measured")
            return
        try:
            measure(*shape)
        except Exception as error:  # out of memory, or a precision that this accelerator lacks
            passed += 1
            if passed <= 3:
                say(f"{operator} {shape}: {str(error).splitlines()[0] if str(error) else type(error).__name__}")
        torch.cuda.empty_cache()
    say(f"{operator}: {len(shapes)} shapes, of which {passed} did not run")


def measure_gemm(device, options, writer):
    torch = device.torch

    def measure(dtype, m, n, k):
        if dtype == "fp8" and m % 16 != 0:
            return  # the kernel would run, and be charged for, more rows
        latency = device.milliseconds(gemm_run(torch, device.device, dtype, m, n, k))
        writer.row(options.system, "torch", torch.__version__, dtype, m, n, k, f"{latency:.6g}")

    each("gemm", shapes_of("gemm", options.dtypes), device, measure)


def measure_attention(device, options, writer, operator):
    torch = device.torch
    decode = operator == "attention-decode"

    def measure(dtype, batch, length, heads, kv_heads):
        run = attention_run(torch, device.device, dtype, batch, 1 if decode else length, length, heads, kv_heads,
                            not decode)
        latency = device.milliseconds(run)
        writer.row(options.system, "torch", torch.__version__, dtype, dtype, batch, length, heads, kv_heads, HEAD_DIM,
                   0, f"{latency:.6g}")

    each(operator, shapes_of(operator, options.dtypes), device, measure)


def measure_all_reduce(device, options, writer, ranks):
    torch = device.torch
    dist = torch.distributed

    # no limit of time here and no passing over: the ranks must agree on every call
    for dtype, elements in shapes_of("all-reduce", options.dtypes):
        buffer = torch.zeros(elements, dtype=getattr(torch, dtype), device=device.device)
        dist.barrier()
        inner = 20 if elements < 1 << 22 else 4
        latency = device.milliseconds(lambda: dist.all_reduce(buffer), inner)
        slowest = torch.tensor([latency], device=device.device)
        dist.all_reduce(slowest, op=dist.ReduceOp.MAX)
        if writer is not None:
            version = ".".join(str(part) for part in torch.cuda.nccl.version())
            writer.row(options.system, "nccl", version, "all_reduce", dtype, ranks, elements, f"{slowest.item():.6g}")
    say(f"all-reduce: {len(SIZES)} sizes on {ranks} ranks")


def comments_of(torch, options):
    lines = [
        "measured by scripts/measure_kernels.py of Tokenworks",
        f"date {datetime.date.today().isoformat()}",
        f"python {platform.python_version()} on {platform.platform()}",
        f"repeats {options.repeats}, warm-up {options.warm_up}, flush {'on' if options.flush else 'off'}",
    ]
    if torch is None:
        return lines + ["dry run: nothing was measured"]
    runtime = f"cuda {torch.version.cuda}" if torch.version.cuda else f"rocm {getattr(torch.version, 'hip', None)}"
    return lines + [f"torch {torch.__version__}, {runtime}, driver {driver_of(torch)}",
                    f"accelerator {torch.cuda.get_device_name()}"]


def driver_of(torch):
    """The kernel driver, as the system tells it."""
    for path in ("/proc/driver/nvidia/version", "/sys/module/amdgpu/version"):
        try:
            with open(path, encoding="utf-8") as file:
                return " ".join(file.readline().split())
        except OSError:
            continue
    return "unknown"


def say(text):
    if os.environ.get("RANK", "0") == "0":
        print(text, file=sys.stderr, flush=True)


def dry_run(options, operators):
    for operator in operators:
        shapes = shapes_of(operator, options.dtypes)
        writer = Writer(options.out, operator, comments_of(None, options))
        print(f"{operator}: {len(shapes)} shapes in {writer.path}")
        for shape in shapes:
            print("  " + " ".join(str(part) for part in shape))


def main():
    options = arguments()
    ranks = int(os.environ.get("WORLD_SIZE", "1"))
    # under torchrun every rank would measure the same GEMMs: only what needs them all is measured
    usual = ["all-reduce"] if ranks > 1 else [name for name in FILES if name != "all-reduce"]
    operators = options.only or (list(FILES) if options.dry_run else usual)
    if options.dry_run:
        dry_run(options, operators)
        return 0
    try:
        import torch
    except ImportError:
        say("PyTorch is not installed: see https://pytorch.org")
        return 2
    if not torch.cuda.is_available():
        say("PyTorch sees no accelerator (torch.cuda.is_available() is false)")
        return 2
    if "all-reduce" in operators and ranks < 2:
        say("all-reduce needs several ranks: start it with torchrun --nproc-per-node N")
        return 2
    device = Device(torch, options)
    first = os.environ.get("RANK", "0") == "0"
    if ranks > 1:
        torch.distributed.init_process_group("nccl")
    try:
        for operator in operators:
            writer = Writer(options.out, operator, comments_of(torch, options)) if first else None
            if operator == "all-reduce":
                measure_all_reduce(device, options, writer, ranks)
            elif first and operator == "gemm":
                measure_gemm(device, options, writer)
            elif first:
                measure_attention(device, options, writer, operator)
    finally:
        if ranks > 1:
            torch.distributed.destroy_process_group()
    return 0


if __name__ == "__main__":
    sys.exit(main())
