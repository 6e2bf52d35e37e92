// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { design, entry, rule } from '../../core/testing/review-cases';
import { makeComparer } from '../comparing/comparer';
import type { CompareEar, ComparePort } from '../comparing/compare-desk';
import { getReview } from '../review-state';
import { lookAt } from '../review-walk';
import { getState, load, select } from '../store';
import { reportedChange } from '../testing/report';
import { reviewed } from './read-baseline';
import { dropReview, startReview } from './start-review';

const { answers } = vi.hoisted(() => ({ answers: [] as (() => void)[] }));
vi.mock('../comparing/compare-port', () => ({
  openCompareWorker: (ear: CompareEar): ComparePort => {
    const compare = makeComparer();
    return {
      send: (request) => answers.push(() => compare(request, ear.give)),
      end: () => undefined,
    };
  },
}));
vi.mock('../notices', () => ({ announce: () => undefined, notify: () => undefined }));
vi.mock('./keep-reviewed', () => ({ keepReviewed: () => undefined, forgetReviewed: () => undefined }));

const drawn = design(['shop/cart', "{ url: 'http://a.example' }"]);
const texts = (...documents: readonly string[]) => ({ files: [{ path: 'a.yaml', text: documents.join('---\n') }] });
const encrypted = texts(drawn, entry('shop/a', 'a.example'), rule('shop/a', '{ tls: { mode: SIMPLE } }'));
const plain = texts(drawn, entry('shop/a', 'a.example'), rule('shop/a', '{ tls: { mode: DISABLE } }'));

beforeEach(() => load(plain));
afterEach(() => dropReview());

describe('what is selected as the first change is shown', () => {
  it('is what decides it, whatever was selected before', () => {
    selectKind('ServiceEntry');
    startReview(reviewed('then', encrypted));
    expect(selectedKind()).toBe('ServiceEntry');
    answer();
    expect(selectedKind()).toBe('DestinationRule');
    expect(getReview().at).toBe(getReview().comparison?.changes[0]?.id);
  });

  it('is what somebody has selected meanwhile', () => {
    selectKind('ServiceEntry');
    startReview(reviewed('then', encrypted));
    selectKind('EgressDesign');
    answer();
    expect(selectedKind()).toBe('EgressDesign');
  });

  it('is nothing where the change is about nothing that is there', () => {
    load(texts(entry('shop/a', 'a.example')));
    selectKind('ServiceEntry');
    startReview(reviewed('then', texts(entry('shop/a', 'a.example'), entry('shop/b', 'b.example'))));
    answer();
    expect(getReview().comparison?.changes[0]?.decidedAfter).toEqual([]);
    expect(selectedKind()).toBeUndefined();
  });

  it('stays where no change is found', () => {
    selectKind('ServiceEntry');
    startReview(reviewed('now', plain));
    answer();
    expect(getReview().comparison?.changes).toEqual([]);
    expect(selectedKind()).toBe('ServiceEntry');
  });
});

describe('what is selected as another change is looked at', () => {
  const looked = (part: Parameters<typeof reportedChange>[1]): string | undefined => {
    selectKind('ServiceEntry');
    lookAt(reportedChange('b', part));
    return selectedKind();
  };
  const decider = (key: string) => {
    const [kind = '', namespace = '', name = ''] = key.split('/');
    return { key, kind, namespace, name, path: [], written: 'a.yaml:1', says: '' };
  };

  it('is what decided it before, where nothing decides it now and that is still there', () => {
    expect(looked({ decidedBefore: [decider('DestinationRule/shop/a')] })).toBe('DestinationRule');
  });

  it('is nothing where all that it is about is gone', () => {
    expect(looked({ decidedBefore: [decider('DestinationRule/shop/gone')] })).toBeUndefined();
  });
});

function answer(): void {
  for (const give of answers.splice(0)) give();
}

function selectKind(kind: string): void {
  const place = getState().snapshot.resources.find((resource) => resource.kind === kind)?.place;
  if (place) select({ place, from: 'explorer' });
}

function selectedKind(): string | undefined {
  const { selection, snapshot } = getState();
  return snapshot.resources.find(({ place }) => place.document === selection?.place.document)?.kind;
}
