import { describe, expect, it } from 'vitest';
import { commands } from './commands';
import { commandHelp, generalHelp } from './help';

/** The options and arguments of a usage, in its order, without the values of options: `--out`, `PATH`. */
function namesIn(usage: string): readonly string[] {
  const words = usage.split(' ').slice(1);
  const isValue = (index: number): boolean => /^\[?--[^\]]+$/.test(words[index - 1] ?? '');
  return words.filter((_, index) => !isValue(index)).map(bare);
}

function bare(word: string): string {
  return word.replace(/^\[|[\].]+$/g, '');
}

describe('help', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'explains every argument and option of %s',
    (_, command) => {
      expect(command.explains.map(([name]) => bare(name.split(' ')[0] ?? ''))).toEqual(namesIn(command.usage));
    },
  );

  it('ends each explanation with a full stop', () => {
    for (const { explains, exits, summary } of commands)
      for (const says of [summary, exits, ...explains.map(([, each]) => each)]) expect(says).toMatch(/\.$/);
  });

  it('lists the arguments below each other', () => {
    const trace = commands.find(({ name }) => name === 'trace');
    expect(trace && commandHelp(trace).split('\n').slice(0, 6)).toEqual([
      expect.stringMatching(/^Usage: fairway trace --from NAMESPACE\/WORKLOAD URL PATH\.\.\./),
      '',
      'Prints what becomes of one call, and each decision on its way.',
      '',
      '  --from NAMESPACE/WORKLOAD  The pod that calls. Required.',
      '  URL                        The call: scheme://host[:port][/path] with http, https, grpc, tls or tcp.',
    ]);
  });

  it('says how to get help for one command', () => {
    expect(generalHelp()).toContain('fairway COMMAND --help');
  });
});
