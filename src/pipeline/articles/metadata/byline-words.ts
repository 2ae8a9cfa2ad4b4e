/** Words around the names in a byline. */
const by =
  'by|von|par|por|di|door|af|av|автор|от|نویسنده|autor(?:in)?/autor(?:in)?|autor|authors?|autorin|auteur|words|text';
const verbs =
  'written|posted|reported|published|created|erstellt|veröffentlicht|verfasst|article|artikel|story|view all posts';

/** What stands before a name, to be cut off. */
export const prefix = new RegExp(
  `^(?:(?:an? |eine? )?(?:${verbs})\\s+)?(?:${by})(?:\\s+(?:by|von))?(?:\\s*:\\s*|\\s+)`,
  'i',
);

/** A line that begins with an author, and one that only announces one. */
export const byLine = /^(?:written |posted |reported |published )?(?:by|von|par|por|author|автор|نویسنده)(?::\s*|\s+)/i;
export const byAlone = /^(?:written|posted|reported|published|created|article)? ?(?:by|authors?|von|автор|نویسنده):?$/i;

/** The line below an article that names who wrote it. */
export const signed =
  /^(?:(?:written|story|article|reported|words|artikel|ein artikel|erstellt|verfasst) (?:by|von)|text:|autor(?:in)?(?:\/autor)?:?|автор:) /i;

/** Labels under which a sharing card names the author. */
export const writtenBy = /^(?:written|author|verfasst|geschrieben|автор|escrito|écrit|scritto|door|skriven)/i;

export const dateLike = /\b(?:19|20)\d\d\b|[۱۲]\d{3}|\b(?:min(?:ute)?s? read|ago)\b/i;

const roles =
  'staff|senior|junior|contributing|chief|deputy|managing|associate|assistant|freelance|guest|lead|head|founder|co-founder|ceo|cto|' +
  'director|manager|officer|editor|editorial|writer|reporter|correspondent|journalist|author|contributor|columnist|expert|specialist|' +
  'strategist|analyst|researcher|professor|marketing|content|technology|research|sports|news|special|community|digital|edtech|redakteur|redaktion';
const others =
  'former|am|um|vom|more|all|alle|posts|follow|view|updated?|published|posted|last|on|in|at|is|for|via|read|and|the|january|february|march|april|may|june|july|' +
  'august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|mo|mi|do|fr|sa|so';

/** What follows a name: roles, dates, requests. */
export const afterName = new RegExp(` (?:(?:${roles}|${others})\\b|\\d|\\(|@).*`, 'i');

/** A role where a name is expected, as in "Jane Doe, Head of Research". */
export const roleOnly = new RegExp(
  `^(?:${roles})\\b.{0,60}\\b(?:${roles}|of|for|at)\\b|^(?:staff writer|sponsored|advertisement)$|\\b(?:expert|officer|editor|reporter|director|manager)$`,
  'i',
);

/** Beginnings of menu entries and stand-ins that look like names. */
export const noName =
  /^(?:share|follow|comments?|home|menu|search|email|facebook|twitter|instagram|linkedin|read|subscribe|staff|admin|editor|editorial|redaktion|news|the|about|our|name|author|latest|all|more|view|see|your|this|contact|top|best|new|how|what|why|team)\b|\bteam$/i;

/** Companies and desks that are listed beside the people who wrote for them. */
export const organisation =
  /\b(?:team|staff|press|times|news|network|media|report|desk|newsroom|editorial|redaktion|редакция|agency|magazine)$|\.\p{L}{2,4}$/iu;
