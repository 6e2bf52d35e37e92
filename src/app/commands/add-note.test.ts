import { describe, expect, it } from 'vitest';
import { designFrom, filesAfter, yaml } from '../../core/testing/change-cases';
import { cartText, entryText, ports, refusalOf, resourceNamed, troublesAfter } from '../testing/tool-cases';
import { addNote, addNotes, editNote } from './add-note';

describe('a note', () => {
  it('is an item of the design, which is made when there is none', () => {
    const snapshot = designFrom({ 'egress.yaml': entryText('api', ports.https) });
    const result = addNote(snapshot, 'ServiceEntry/shop/api', '  Until 2027-03; owner payments.\n');
    expect(troublesAfter(snapshot, result)).toEqual([]);
    expect(filesAfter(snapshot, result)['design.yaml']).toBe(
      yaml(`
        apiVersion: fairway.dev/v1alpha1
        kind: EgressDesign
        metadata:
          name: design
        spec:
          notes:
            - "on": ServiceEntry/shop/api
              text: Until 2027-03; owner payments.
      `),
    );
    expect(refusalOf(addNote(snapshot, 'x', ' '))).toBe('The note is empty.');
  });

  it('is written with others in one step, in their order', () => {
    const snapshot = designFrom({
      'design.yaml': `${cartText}    notes:\n      - { on: Workload/shop/cart, text: Old }\n`,
    });
    const result = addNotes(
      snapshot,
      ['One', 'Two'].map((text) => ({ on: 'ServiceEntry/shop/api', text })),
      'Accept both',
    );
    expect(troublesAfter(snapshot, result)).toEqual([]);
    expect(filesAfter(snapshot, result)['design.yaml']).toMatch(/Old.*\n.*text: One.*\n.*text: Two/);
  });

  it('is edited where it stands, and goes when it is emptied', () => {
    const notes =
      '    notes:\n      - { on: Workload/shop/cart, text: Old } # ours\n      - on: Workload/shop/web\n        text: Other\n';
    const snapshot = designFrom({ 'design.yaml': `${cartText}${notes}` });
    const place = { ...resourceNamed(snapshot, 'EgressDesign/shop').place, path: ['spec', 'notes', 0] };
    const before = yaml(`${cartText}${notes}`);
    expect(filesAfter(snapshot, editNote(snapshot, place, 'New'))['design.yaml']).toBe(
      before.replace('text: Old', 'text: New'),
    );
    expect(filesAfter(snapshot, editNote(snapshot, place, ''))['design.yaml']).toBe(
      before.replace(/.*text: Old.*\n/, ''),
    );
  });
});
