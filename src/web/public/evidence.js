// A passage selected in the text goes into the last row of the label editor.
// @ts-check

import { $, $$ } from './page.js';

document.addEventListener('selectionchange', () => {
  const selection = document.getSelection();
  const text = $('.full .text');
  const field = $$('.labels-editor input[name=quote]').at(-1);
  if (!selection || selection.isCollapsed || !text || !field || !$('.labels-editor').open) return;
  if (!text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
  const copy = selection.getRangeAt(0).cloneContents();
  for (const number of copy.querySelectorAll('sup')) number.remove();
  const paragraphs = [...copy.querySelectorAll('p')];
  field.value = (paragraphs.length ? paragraphs.map((each) => each.textContent).join('\n') : copy.textContent).trim();
});
