// @vitest-environment happy-dom
import { act, Profiler } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { followFindings, getFindings } from '../findings';
import { getState, load } from '../store';
import { testPage } from '../testing/page';
import { ProblemsPanel } from './problems-panel';

const page = testPage();
let stop: () => void;

beforeEach(() => {
  load({ files: [] });
  stop = followFindings();
});
afterEach(() => stop());

const isJudged = (): boolean => getFindings().snapshot === getState().snapshot;

it('says that the rules are looking until what they found is drawn, and never that they found nothing', async () => {
  const drawn: string[] = [];
  page.show(
    <Profiler id="problems" onRender={() => drawn.push(page.element().textContent)}>
      <ProblemsPanel />
    </Profiler>,
  );
  const text = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api }\nspec: {}\n';
  act(() => load({ files: [{ path: 'entry.yaml', text }] }));
  while (!isJudged()) await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(drawn.some((said) => said.includes('The rules are looking at 1 resource'))).toBe(true);
  expect(drawn.at(-1)).toContain('spec.hosts');
  expect(drawn.filter((said) => said.includes('No findings'))).toEqual([]);
});

it('keeps the name of a file in the head of its findings where its folders have no room', async () => {
  const text = 'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: api }\nspec: {}\n';
  page.show(<ProblemsPanel />);
  act(() => load({ files: [{ path: 'teams/shop/egress/entry.yaml', text }] }));
  while (!isJudged()) await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  const head = page.element().querySelector('.problem-group');
  expect(head?.getAttribute('title')).toContain('teams/shop/egress/entry.yaml');
  const parts = [...(head?.querySelectorAll('.problem-group-path > span') ?? [])].map((part) => part.textContent);
  expect(parts).toEqual(['teams/shop/egress', '/entry.yaml']);
});
