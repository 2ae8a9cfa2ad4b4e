import { expect, test } from 'vitest';
import { safeHref, safePath } from '../../src/web/href.js';

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  '\tjavascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript:https://good.example/%0aalert(1)',
  'javascript://good.example/%0aalert(1)',
  'view-source:javascript:alert(1)',
  'feed:javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'DATA:text/html,x',
  ' data:text/html,x',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://good.example/1',
  'filesystem:https://good.example/1',
  'about:blank',
  'chrome://settings',
  'intent://scan/#Intent;end',
  'ftp://good.example/',
  'mailto:a@good.example',
  'tel:1',
  'ws://good.example/',
  'https:',
  'https://',
  '//good.example/',
  '/\\good.example',
  '\\\\good.example',
  '/path',
  'path',
  '',
  'https://user:secret@good.example/',
  'https://good.example@evil.example/',
  'http://[not-an-address]/',
  'https://exa mple/',
])('%j is no link', (address) => {
  expect(safeHref(address)).toBeUndefined();
});

test('a web address is a link as the browser reads it', () => {
  expect(safeHref('HTTPS://Good.Example/a b?"<x>')).toBe('https://good.example/a%20b?%22%3Cx%3E');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '///evil.example',
  '////evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'https://evil.example',
  'https:evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/.//evil.example',
  '/..//evil.example',
  '/%2e%2e//evil.example',
  '/a/../..//evil.example',
  '/./\\evil.example',
  'evil.example',
  '@evil.example',
  '?//evil.example',
  '',
])('%j does not lead away after login', (target) => {
  const path = safePath(target);
  expect(new URL(path, 'https://entente.test').origin).toBe('https://entente.test');
  expect(path).not.toMatch(/^\/[/\\]/);
});

test('a path here is kept', () => {
  expect(safePath('/articles/3?q=Иран#text')).toBe('/articles/3?q=%D0%98%D1%80%D0%B0%D0%BD#text');
});
