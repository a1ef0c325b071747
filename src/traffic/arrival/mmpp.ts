// A Markov-modulated Poisson process: exponential gaps at a rate that a chain of states multiplies.

import { positiveTime, quantity } from '../field.ts';
import type { ArrivalProcess } from './contract.ts';

interface GivenState {
  readonly factor: number;
  readonly dwell: number;
}

export const mmpp: ArrivalProcess = {
  id: 'mmpp',
  about: 'Poisson at a rate that a Markov chain of states multiplies',
  parameters: {
    states: {
      form: 'list',
      hint: 'Write a list of states, each with factor and dwell.',
      least: { count: 2, hint: 'At least two states.' },
      most: { count: 16, hint: 'At most 16 states.' },
      entry: {
        form: 'table',
        about: 'a state of a Markov-modulated process',
        fields: {
          factor: quantity('factor', 'rate of the state over any common one', { max: 1e6 }),
          dwell: positiveTime('mean stay in the state'),
        },
      },
    },
  },
  gaps({ states }, report) {
    if (states === undefined) {
      const example = '[{ factor: 1, dwell: "60 s" }, { factor: 5, dwell: "5 s" }]';
      report(['states'], `Write at least two, for example ${example}.`);
      return { cv: 1 };
    }
    const chain = (states as readonly GivenState[]).map(({ factor, dwell }) => ({ factor, dwellS: dwell }));
    if (chain.every(({ factor }) => factor === 0)) {
      report(['states'], 'One state at least has a factor above 0.', 'zeros');
    }
    return { cv: 1, states: chain };
  },
};
