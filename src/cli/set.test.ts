import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fairway } from './testing/command-line';
import { entry } from './testing/documents';
import { folderPerTest } from './testing/folder';

const folder = folderPerTest();

describe('set and unset', () => {
  it('changes one value and no other byte', async () => {
    const path = folder.write('egress.yaml', entry);
    expect(await fairway(['set', path, 'ServiceEntry/production/api', 'spec.ports[0].number', '8443'])).toEqual({
      code: 0,
      out: '',
      error: '',
    });
    expect(readFileSync(path, 'utf8')).toBe(entry.replace('443   #', '8443   #'));
  });

  it('adds an absent key with absent parents, appends, and removes', async () => {
    const path = folder.write('egress.yaml', entry);
    await fairway(['set', path, 'ServiceEntry/production/api', 'metadata.labels["app.kubernetes.io/name"]', 'api']);
    await fairway(['set', path, 'ServiceEntry/production/api', 'spec.hosts[1]', 'b.example.com']);
    await fairway(['unset', path, 'ServiceEntry/production/api', 'spec.resolution']);
    expect(readFileSync(path, 'utf8')).toBe(
      entry
        .replace('  namespace: production\n', '  namespace: production\n  labels:\n    app.kubernetes.io/name: api\n')
        .replace('  - api.example.com\n', '  - api.example.com\n  - b.example.com\n')
        .replace('  resolution: DNS\n', ''),
    );
  });

  it('takes a value that begins with a dash', async () => {
    const path = folder.write('egress.yaml', entry);
    await fairway(['set', path, 'ServiceEntry/production/api', 'spec.ports[0].number', '-1']);
    expect(readFileSync(path, 'utf8')).toContain('number: -1   #');
  });

  it.each<[string, string[], RegExp]>([
    ['a path through a scalar', ['ServiceEntry/production/api', 'spec.resolution.mode', 'x'], /resolution/],
    ['an index past the end', ['ServiceEntry/production/api', 'spec.hosts[5]', 'x'], /./],
    [
      'a missing resource',
      ['ServiceEntry/production/none', 'spec.resolution', 'DNS'],
      /There is no ServiceEntry\/production\/none/,
    ],
    ['no path', ['ServiceEntry/production/api', 'spec..x', 'DNS'], /is not a path/],
    [
      'an unquoted key',
      ['ServiceEntry/production/api', 'metadata.labels.app.kubernetes.io/name', 'x'],
      /is not a path/,
    ],
    ['an index of a mapping', ['ServiceEntry/production/api', 'spec[0]', '1'], /spec is a mapping/],
    ['a key of a list', ['ServiceEntry/production/api', 'spec.hosts.first', 'x'], /spec\.hosts is a list/],
    ['a number that would lose digits', ['ServiceEntry/production/api', 'spec.x', '12345678901234567890'], /quote it/],
    ['a value that is no YAML', ['ServiceEntry/production/api', 'spec.resolution', '[DNS'], /VALUE is not YAML/],
  ])('exits 2 and leaves the file alone for %s', async (_name, args, sentence) => {
    const path = folder.write('egress.yaml', entry);
    const { code, error } = await fairway(['set', path, ...args]);
    expect(code).toBe(2);
    expect(error).toMatch(sentence);
    expect(readFileSync(path, 'utf8')).toBe(entry);
  });

  it.each(['spec.nope', 'spec.ports[9]', 'spec.ports[0].nope'])(
    'does not unset %s, which is not there',
    async (absent) => {
      const path = folder.write('egress.yaml', entry);
      const { code, error } = await fairway(['unset', path, 'ServiceEntry/production/api', absent]);
      expect({ code, error }).toEqual({
        code: 2,
        error: `fairway: There is no ${absent} in ServiceEntry/production/api.\n`,
      });
      expect(readFileSync(path, 'utf8')).toBe(entry);
    },
  );

  it('edits no file that is not YAML, and no standard input', async () => {
    const markdown = `# Notes\n\n\`\`\`yaml\n${entry}\`\`\`\n`;
    const path = folder.write('notes.md', markdown);
    expect((await fairway(['set', path, 'ServiceEntry/production/api', 'spec.resolution', 'NONE'])).code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(markdown);
    const zip = folder.write('one.zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    expect((await fairway(['set', zip, 'ServiceEntry/production/api', 'spec.resolution', 'NONE'])).code).toBe(2);
    expect((await fairway(['set', '-', 'ServiceEntry/production/api', 'spec.resolution', 'NONE'], entry)).code).toBe(2);
  });

  it('refuses a resource that stands twice', async () => {
    const path = folder.write('egress.yaml', `${entry}---\n${entry}`);
    const { code, error } = await fairway(['set', path, 'ServiceEntry/production/api', 'spec.resolution', 'STATIC']);
    expect(code).toBe(2);
    expect(error).toContain('is written 2 times');
  });

  it('refuses an alias that other places share', async () => {
    const shared =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n  labels: &l {app: a}\nspec:\n  selector: *l\n';
    const path = folder.write('shared.yaml', shared);
    const { code } = await fairway(['set', path, 'Service/s', 'spec.selector.app', 'b']);
    expect(code).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe(shared);
  });
});
