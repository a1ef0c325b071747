// Recorded commands given again at their instants: a run with its policies replayed has the same bytes. The list is
// in the order in which the commands were given, which is kept.

import type { Command, PolicyDefinition, RecordedCommand } from './contract.ts';

/** Cadence of looking at the list; each command carries its instant. */
const CADENCE_S = 60;

export const replay: PolicyDefinition = {
  id: 'replay',
  about: 'gives the recorded commands of an earlier run again',
  parameters: {
    commands: { dimension: 'commands', about: 'what a result lists under control.commands', byDefault: null },
  },
  clocks: (settings) => [
    1,
    ...(settings['commands'] as readonly RecordedCommand[])
      .filter(({ lever }) => lever === 'clock')
      .map(({ value }) => value),
  ],
  create(settings) {
    const commands = settings['commands'] as readonly RecordedCommand[];
    let next = 0;
    return {
      cadenceS: CADENCE_S,
      stalenessS: 0,
      decide(view) {
        const due: Command[] = [];
        for (; next < commands.length; next++) {
          const command = commands[next];
          if (command === undefined || command.givenS >= view.atS + CADENCE_S) break;
          const { replica, lever, value, effectPs } = command;
          due.push({ replica, lever, value, effectPs });
        }
        return due;
      },
      state: () => next,
      restore: (saved) => {
        next = saved as number;
      },
    };
  },
};
