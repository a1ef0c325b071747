// A training step as people write it, for editors: made of its JSON Schema by `npm run types`, not by hand.

import type { AcceleratorInput, ModelInput, Quantity } from './input.gen.ts';

type Other = string & {};
type Text = string;

/** A training step as people write it; an unset key is left out. */
export interface TrainingStepInput {
  readonly $schema?: string | undefined;
  readonly tokenworks?: number | undefined;
  readonly model: ModelInput;
  readonly accelerator: AcceleratorInput;
  /** of the multiplies; activations are exchanged in 16 bits */
  readonly precision?: 'bf16' | 'fp16' | 'fp8' | Other | undefined;
  /** as they are summed and reduced; fp32 when left out */
  readonly gradients?: 'bf16' | 'fp16' | 'fp32' | Other | undefined;
  /** how the model is split */
  readonly parallel?: {
    /** ranks that split heads, MLP width and vocabulary; 1 when left out */
    readonly tp?: number | Text | undefined;
    /** stages of layers; 1 when left out */
    readonly pp?: number | Text | undefined;
    /** copies that share the batch; 1 when left out */
    readonly dp?: number | Text | undefined;
    /** ranks that split the experts, taken from cp · dp; 1 when left out */
    readonly ep?: number | Text | undefined;
    /** ranks that split the tokens of a sequence; 1 when left out */
    readonly cp?: number | Text | undefined;
    /** norms and residuals are split over tp */
    readonly sequenceParallel?: boolean | undefined;
    readonly stages?: readonly (number | Text)[] | undefined;
    readonly order?: readonly ('tp' | 'cp' | 'attentionDp' | 'pp' | 'dp' | Other)[] | undefined;
  } | undefined;
  /** where it runs */
  readonly cluster?: {
    /** accelerators of a server; 8 when left out */
    readonly acceleratorsPerNode?: number | Text | undefined;
    /** servers; as many as the layout takes when left out */
    readonly nodes?: number | Text | undefined;
  } | undefined;
  /** what a step trains on */
  readonly batch: {
    /** tokens of a sequence */
    readonly sequence: number | Text;
    /** sequences of a step */
    readonly global: number | Text;
    /** sequences of a micro-batch; 1 when left out */
    readonly micro?: number | Text | undefined;
  };
  /** ZeRO stage; 1 when left out */
  readonly zero?: number | Text | undefined;
  /** activations made again */
  readonly recompute?: 'none' | 'selective' | 'full' | Other | undefined;
  /** of the pipeline */
  readonly schedule?: 'gpipe' | '1f1b' | 'interleaved' | Other | undefined;
  /** chunks of a stage, of an interleaved schedule */
  readonly chunks?: number | Text | undefined;
  /** kernel */
  readonly attention?: 'flash' | 'unfused' | Other | undefined;
  /** after attention and MLP */
  readonly dropout?: boolean | undefined;
  /** sum of the gradients of micro-batches */
  readonly accumulation?: 'fused' | 'separate' | Other | undefined;
  /** of keys and values over cp */
  readonly contextExchange?: 'ring' | 'all-gather' | Other | undefined;
  /** clocks fall where a long run would draw more than TDP; true when left out */
  readonly powerLimited?: boolean | undefined;
  /** what runs beside compute */
  readonly overlap?: {
    /** gradients behind the last backward, parameters behind the first forward */
    readonly gradients?: boolean | undefined;
    /** sends between stages behind the next chunk */
    readonly pipeline?: boolean | undefined;
    /** the ring of keys and values behind attention */
    readonly context?: boolean | undefined;
    /** of tp and ep communication that can run behind the GEMMs of its layer (for example 0.9 or "90 %") */
    readonly layer?: Quantity | undefined;
  } | undefined;
  /** what keeps ranks from arriving together */
  readonly jitter?: {
    /** mean of an exponential delay of each rank in each pass (for example "500 ms", "1 s", "2 min" or "1 h") */
    readonly mean?: Quantity | undefined;
    /** how much slower the slowest accelerator computes */
    readonly straggler?: Quantity | undefined;
  } | undefined;
  /** memory that training cannot use; "3 GB" when left out (for example "80 GB" or "80 GiB") */
  readonly reserved?: Quantity | undefined;
  /** models of the kernels; calibrated when left out */
  readonly kernels?: 'calibrated' | 'roofline' | Other | undefined;
}
