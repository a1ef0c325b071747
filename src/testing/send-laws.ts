/** Laws of routing that read the log of sends: each answers with its complaints. */
import { Route, Signal } from '../core/layout.gen.ts';
import type { Input, Send } from './outcome.ts';

/** A law of the requests that the router sent, in order. */
export interface SendLaw {
  /** a sentence that says what holds */
  readonly name: string;
  /** one sentence for each thing that breaks the law; empty when it holds, or says nothing of this policy */
  readonly complaints: (input: Input, sends: readonly Send[]) => readonly string[];
}

const throughOpenDoors: SendLaw = {
  name: 'nobody is sent to a closed replica, except by an external router',
  complaints: ({ program }, sends) =>
    sends
      .filter(({ replica, open }) => program.run.route[0] !== Route.external && open[replica] !== true)
      .map(({ id, replica }) => `request ${id} is sent to replica ${replica}, which is closed`),
};

const toTheLeast: SendLaw = {
  name: 'least requests, fresh, equal weights: the first open replica with the fewest requests is chosen',
  complaints({ program, controls }, sends) {
    const { route, signal, stalePs } = program.run;
    const isMeant = route[0] === Route.least && signal[0] === Signal.requests && stalePs[0] === 0n;
    const weights = [...program.replica.weight, ...controls.map((control) => control.weight ?? 1000)];
    if (!isMeant || weights.some((weight) => weight !== 1000)) return [];
    return sends.flatMap(({ id, replica, open, requests }) => {
      const least = Math.min(...requests.filter((_, row) => open[row] === true));
      const first = requests.findIndex((count, row) => open[row] === true && count === least);
      return first === replica ? [] : [`request ${id} is sent to replica ${replica}, not to ${first}`];
    });
  },
};

/** True when a law that needs every replica open all the time applies. */
const alwaysOpen = (sends: readonly Send[]): boolean => !sends.some(({ open }) => open.includes(false));

const inTurn: SendLaw = {
  name: 'round robin among open replicas: no two got numbers of requests more than 1 apart',
  complaints({ program }, sends) {
    if (program.run.route[0] !== Route.roundRobin || !alwaysOpen(sends)) return [];
    const sent = Array.from(program.replica.kind, (_, row) => sends.filter(({ replica }) => replica === row).length);
    const [most, fewest] = [Math.max(...sent), Math.min(...sent)];
    return most - fewest > 1 ? [`one replica got ${most}, another ${fewest}`] : [];
  },
};

const sessionsStay: SendLaw = {
  name: 'all requests of a session go to one replica while all are open',
  complaints({ program, arrivals }, sends) {
    if (program.run.route[0] !== Route.session || !alwaysOpen(sends)) return [];
    const homes = new Map<number, number>();
    return sends.flatMap(({ id, replica }) => {
      const session = arrivals[id]?.session ?? -1;
      if (session < 0) return [];
      const home = homes.get(session) ?? replica;
      homes.set(session, home);
      return home === replica ? [] : [`request ${id} of session ${session} leaves replica ${home} for ${replica}`];
    });
  },
};

/** All laws of sends. */
export const sendLaws = { throughOpenDoors, toTheLeast, inTurn, sessionsStay } as const;
