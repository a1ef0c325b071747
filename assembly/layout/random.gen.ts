// Generated from random.json by `npm run layout`: what drawArrivals() draws from, and what it drew.

import { I32Column, I64Column, F64Column } from './columns';

/** what drawArrivals() draws from */
@final export class Draw {
  @inline static get seed(): i64 { return load<i64>(1736); }
  @inline static set seed(value: i64) { store<i64>(1736, value); }
  @inline static get arrivalShape(): f64 { return load<f64>(1744); }
  @inline static set arrivalShape(value: f64) { store<f64>(1744, value); }
  @inline static get meanGapS(): f64 { return load<f64>(1752); }
  @inline static set meanGapS(value: f64) { store<f64>(1752, value); }
  @inline static get promptKind(): i32 { return load<i32>(1888); }
  @inline static set promptKind(value: i32) { store<i32>(1888, value); }
  @inline static get promptA(): f64 { return load<f64>(1760); }
  @inline static set promptA(value: f64) { store<f64>(1760, value); }
  @inline static get promptB(): f64 { return load<f64>(1768); }
  @inline static set promptB(value: f64) { store<f64>(1768, value); }
  @inline static get promptMin(): i32 { return load<i32>(1892); }
  @inline static set promptMin(value: i32) { store<i32>(1892, value); }
  @inline static get promptMax(): i32 { return load<i32>(1896); }
  @inline static set promptMax(value: i32) { store<i32>(1896, value); }
  @inline static get outputKind(): i32 { return load<i32>(1900); }
  @inline static set outputKind(value: i32) { store<i32>(1900, value); }
  @inline static get outputA(): f64 { return load<f64>(1776); }
  @inline static set outputA(value: f64) { store<f64>(1776, value); }
  @inline static get outputB(): f64 { return load<f64>(1784); }
  @inline static set outputB(value: f64) { store<f64>(1784, value); }
  @inline static get outputMin(): i32 { return load<i32>(1904); }
  @inline static set outputMin(value: i32) { store<i32>(1904, value); }
  @inline static get outputMax(): i32 { return load<i32>(1908); }
  @inline static set outputMax(value: i32) { store<i32>(1908, value); }
  @inline static get promptPoints(): i32 { return load<i32>(1912); }
  @inline static set promptPoints(value: i32) { store<i32>(1912, value); }
  @inline static get outputPoints(): i32 { return load<i32>(1916); }
  @inline static set outputPoints(value: i32) { store<i32>(1916, value); }
  @inline static get classes(): i32 { return load<i32>(1920); }
  @inline static set classes(value: i32) { store<i32>(1920, value); }
  @inline static get correlation(): f64 { return load<f64>(1792); }
  @inline static set correlation(value: f64) { store<f64>(1792, value); }
  @inline static get states(): i32 { return load<i32>(1924); }
  @inline static set states(value: i32) { store<i32>(1924, value); }
  @inline static get swing(): f64 { return load<f64>(1800); }
  @inline static set swing(value: f64) { store<f64>(1800, value); }
  @inline static get periodPs(): i64 { return load<i64>(1808); }
  @inline static set periodPs(value: i64) { store<i64>(1808, value); }
  @inline static get peakPs(): i64 { return load<i64>(1816); }
  @inline static set peakPs(value: i64) { store<i64>(1816, value); }
  @inline static get burstFactor(): f64 { return load<f64>(1824); }
  @inline static set burstFactor(value: f64) { store<f64>(1824, value); }
  @inline static get burstAtPs(): i64 { return load<i64>(1832); }
  @inline static set burstAtPs(value: i64) { store<i64>(1832, value); }
  @inline static get burstLengthPs(): i64 { return load<i64>(1840); }
  @inline static set burstLengthPs(value: i64) { store<i64>(1840, value); }
  @inline static get burstEveryPs(): i64 { return load<i64>(1848); }
  @inline static set burstEveryPs(value: i64) { store<i64>(1848, value); }
  @inline static get tickPs(): i64 { return load<i64>(1856); }
  @inline static set tickPs(value: i64) { store<i64>(1856, value); }
  @inline static get sessionShare(): f64 { return load<f64>(1864); }
  @inline static set sessionShare(value: f64) { store<f64>(1864, value); }
  @inline static get sessionLanes(): i32 { return load<i32>(1928); }
  @inline static set sessionLanes(value: i32) { store<i32>(1928, value); }
  @inline static get lastPs(): i64 { return load<i64>(1872); }
  @inline static set lastPs(value: i64) { store<i64>(1872, value); }
  @inline static get visitEndPs(): i64 { return load<i64>(1880); }
  @inline static set visitEndPs(value: i64) { store<i64>(1880, value); }
  @inline static get visit(): i32 { return load<i32>(1932); }
  @inline static set visit(value: i32) { store<i32>(1932, value); }
  @inline static get state(): i32 { return load<i32>(1936); }
  @inline static set state(value: i32) { store<i32>(1936, value); }
  @inline static get nextId(): i32 { return load<i32>(1940); }
  @inline static set nextId(value: i32) { store<i32>(1940, value); }
}

/** empirical lengths: piecewise linear quantile function */
@final export class Quantiles {
  @inline static get promptAt(): F64Column { return changetype<F64Column>(<usize>load<u32>(2800)); }
  @inline static get promptTokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(2804)); }
  @inline static get outputAt(): F64Column { return changetype<F64Column>(<usize>load<u32>(2808)); }
  @inline static get outputTokens(): F64Column { return changetype<F64Column>(<usize>load<u32>(2812)); }
}

/** states of the chain that modulates the rate */
@final export class DrawStates {
  @inline static get factor(): F64Column { return changetype<F64Column>(<usize>load<u32>(2816)); }
  @inline static get dwellS(): F64Column { return changetype<F64Column>(<usize>load<u32>(2820)); }
}

/** classes of drawn requests */
@final export class ClassShares {
  @inline static get upTo(): F64Column { return changetype<F64Column>(<usize>load<u32>(2824)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2828)); }
}

/** arrivals drawn by drawArrivals() */
@final export class Drawn {
  @inline static get timePs(): I64Column { return changetype<I64Column>(<usize>load<u32>(2832)); }
  @inline static get promptTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2836)); }
  @inline static get outputTokens(): I32Column { return changetype<I32Column>(<usize>load<u32>(2840)); }
  @inline static get requestClass(): I32Column { return changetype<I32Column>(<usize>load<u32>(2844)); }
  @inline static get priority(): I32Column { return changetype<I32Column>(<usize>load<u32>(2848)); }
  @inline static get session(): I32Column { return changetype<I32Column>(<usize>load<u32>(2852)); }
}
