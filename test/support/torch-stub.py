# Stands in for PyTorch where there is none: kernels take the time that a formula says. For tests of the script that
# measures kernels; nothing measured with it means anything.

__version__ = "0.stub"
bfloat16 = float16 = float32 = int8 = float8_e4m3fn = "dtype"
_clock = [0.0]


class _Tensor:
    def __init__(self, *shape):
        self.shape = shape

    def t(self):
        return _Tensor(*reversed(self.shape))

    def to(self, _):
        return self

    def zero_(self):
        return self

    def item(self):
        return 1.0


def _new(*shape, **_):
    return _Tensor(*shape)


randn = ones = zeros = empty = _new


def device(*_):
    return "stub"


def mm(a, b):
    (m, k), (_, n) = a.shape, b.shape
    _clock[0] += 4e-3 + max(2 * m * n * k / 7e14, 2 * (m * k + n * k + m * n) / 2.6e12) * 1e3


def _scaled_mm(a, b, **_):
    raise RuntimeError("no fp8 on this accelerator\nwith a second line")


class _Functional:
    @staticmethod
    def scaled_dot_product_attention(query, key, value, is_causal=False, enable_gqa=False):
        batch, heads, queries, size = query.shape
        keys, kv_heads = key.shape[2], key.shape[1]
        assert enable_gqa == (heads != kv_heads)
        flop = 4 * batch * heads * queries * keys * size / (2 if is_causal else 1)
        _clock[0] += 8e-3 + max(flop / 4e14, 4 * batch * kv_heads * keys * size / 2.8e12) * 1e3


class nn:
    functional = _Functional


class version:
    cuda = "0.0"


class cuda:
    class Event:
        def __init__(self, enable_timing):
            self.at = 0.0

        def record(self):
            self.at = _clock[0]

        def synchronize(self):
            pass

        def elapsed_time(self, end):
            return end.at - self.at

    class CUDAGraph:
        def __init__(self):
            raise RuntimeError("no graphs")

    @staticmethod
    def is_available():
        return True

    @staticmethod
    def set_device(_):
        pass

    @staticmethod
    def synchronize():
        pass

    @staticmethod
    def empty_cache():
        pass

    @staticmethod
    def get_device_name():
        return "stub"

    @staticmethod
    def get_device_properties(_):
        return object()
