import { expect, it } from 'vitest';
import { tabNames } from './tab-names';

it('is the name of a file, with the folders that tell it from others of that name', () => {
  const paths = ['egress.yaml', 'shop/egress.yaml', 'a/b/x.yaml', 'c/b/x.yaml', 'a/y.yaml'];
  expect([...tabNames(paths)].sort()).toEqual([
    ['a/b/x.yaml', 'a/b/x.yaml'],
    ['a/y.yaml', 'y.yaml'],
    ['c/b/x.yaml', 'c/b/x.yaml'],
    ['egress.yaml', 'egress.yaml'],
    ['shop/egress.yaml', 'shop/egress.yaml'],
  ]);
});
