import { describe, expect, it } from 'vitest';
import { planExport } from '../../core/exchange';
import { entry, rule } from '../../core/testing/review-cases';
import { workspaceOf } from '../../core/testing/mesh-fixture';
import { exportDesk, type ExportQuestion } from './export-desk';
import { makeExporter, type ExportAnswer, type ExportRequest } from './exporter';

const since = workspaceOf({ 'egress.yaml': `${entry('shop/a', 'a.example')}---\n${entry('shop/b', 'b.example')}` });
const workspace = workspaceOf({
  'egress.yaml': `${entry('shop/a', 'a.example')}---\n${entry('shop/b', 'bb.example')}`,
  'rules.yaml': `# für alle\n${rule('shop/a', '{ tls: { mode: SIMPLE } }')}`,
});
const texts = { workspace, since };
const choice = { format: 'yaml', design: false, changed: false, withoutServerFields: false } as const;
const read = (bytes: Uint8Array | null): string => new TextDecoder().decode(bytes ?? undefined);

describe('working out an export', () => {
  it('writes what it has planned, and plans anew with each choice', () => {
    const exporter = makeExporter();
    const all = exporter({ id: 1, texts, choice, wants: 'plan' });
    expect(all).toMatchObject({ bytes: null, plan: { count: 1, unchangedIds: null } });
    const file = exporter({ id: 2, texts: null, choice, wants: 'file' });
    expect(read(file.bytes)).toBe(all.plan.files[0]?.text);
    expect(file.bytes?.length).toBe(all.plan.bytes);
    const changed = exporter({ id: 3, texts: null, choice: { ...choice, changed: true }, wants: 'file' });
    const { files } = planExport(workspace, 'yaml', { ...choice, since });
    expect(read(changed.bytes)).toBe(files[0]?.text);
    expect(changed.plan.unchanged).toBe(1);
  });

  it('gives no file where nothing has changed', () => {
    const same = { workspace: since, since };
    const answer = makeExporter()({ id: 1, texts: same, choice: { ...choice, changed: true }, wants: 'file' });
    expect(answer).toMatchObject({ bytes: null, plan: { isEmpty: true, count: 0 } });
  });

  it('says beside the commands which resources say what they said', () => {
    const { plan } = makeExporter()({ id: 1, texts, choice, wants: 'commands' });
    expect([...(plan.unchangedIds ?? [])]).toEqual(['["networking.istio.io","ServiceEntry","shop","a"]']);
  });

  it('shows the beginnings of long texts, and says how much is behind them', () => {
    const long = workspaceOf({ 'long.yaml': `# ${'ü'.repeat(150_000)}\n` });
    const { plan } = makeExporter()({ id: 1, texts: { workspace: long, since: undefined }, choice, wants: 'plan' });
    expect(plan.files[0]).toMatchObject({ bytes: 300_003, bytesMore: 220_005 });
    expect(plan.files[0]?.text).toHaveLength(40_000);
  });
});

describe('having an export worked out elsewhere', () => {
  const about = (wants: ExportQuestion['wants']): ExportQuestion => ({ texts, choice, wants });

  it('sends the texts once, and goes without them from then on', () => {
    const requests: ExportRequest[] = [];
    const exporter = makeExporter();
    const answers: ExportAnswer[] = [];
    const desk = exportDesk(
      exporter,
      { onAnswer: (answer) => answers.push(answer), onState: () => undefined },
      ({ give }) => ({ send: (request) => give(exporter((requests.push(request), request))), end: () => undefined }),
    );
    desk.ask(about('plan'));
    desk.ask(about('file'));
    expect(requests.map((each) => each.texts)).toEqual([texts, null]);
    expect(answers.map(({ bytes }) => bytes === null)).toEqual([true, false]);
  });

  it('is done on the page once it has failed there', async () => {
    const told: string[] = [];
    const answered = new Promise<ExportAnswer>((resolve) => {
      const desk = exportDesk(makeExporter(), { onAnswer: resolve, onState: ({ status }) => told.push(status) }, () => {
        throw new DOMException('Workers are not allowed here.', 'SecurityError');
      });
      desk.ask(about('file'));
      desk.again();
    });
    expect((await answered).bytes).not.toBeNull();
    expect(told).toEqual(['working', 'failed', 'working', 'idle']);
  });
});
