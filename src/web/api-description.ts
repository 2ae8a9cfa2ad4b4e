import { z } from 'zod';
import { queueStates, sorts } from '../io/db/item-filter.js';
import { directions } from './indicators.js';
import { itemRecord, storyRecord } from './record-of.js';

const text = { type: 'string' };

const parameters = [
  ['q', 'Words that must occur, in any form; "…" for a phrase, - to exclude, or', text],
  ['in', '"all": every stored article that has the words, flagged or not', { enum: ['all'] }],
  ['state', 'Open unless words are searched', { enum: queueStates }],
  ['indicator', 'Id of an indicator', text],
  ['dimension', 'Dimension of the codebook', text],
  ['direction', '', { enum: directions }],
  ['language', 'Such as fa', text],
  ['source', 'Id of a source', text],
  ['alignment', 'Of the source, such as russian-state', text],
  ['assignee', 'Name of a user', text],
  ['from', 'First day, UTC', { type: 'string', format: 'date' }],
  ['until', 'Last day, UTC', { type: 'string', format: 'date' }],
  ['sort', 'By the latest report, the highest score, the independent publishers of a story', { enum: sorts }],
  ['limit', 'At most 200', { type: 'integer', default: 50 }],
  ['after', 'From the page before', text],
].map(([name, description, schema]) => ({ name, in: 'query', description, schema }));

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });
const answer = (description: string, schema: unknown = {}) => ({ description, ...json(schema) });
const item = { $ref: '#/components/schemas/Item' };
const story = { $ref: '#/components/schemas/Story' };
const path = [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }];

/** The API as an OpenAPI 3.1 document, made from what the routes themselves check by. */
export function describeApi(decisionRequest: z.ZodType) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Entente',
      version: '1',
      description: 'Flagged articles with their evidence, and decisions on them.',
    },
    security: [{ token: [] }],
    paths: {
      '/api/v1/items': {
        get: {
          summary: 'Items, a page at a time',
          parameters,
          responses: {
            200: answer('A page; "after" leads to the next one', {
              type: 'object',
              properties: { items: { type: 'array', items: item }, after: { type: ['string', 'null'] } },
            }),
          },
        },
      },
      '/api/v1/stories': {
        get: {
          summary: 'Stories that hold a fitting item, a page at a time: the queue',
          parameters: parameters.filter(({ name }) => name !== 'in'),
          responses: {
            200: answer('A page; "after" leads to the next one', {
              type: 'object',
              properties: { stories: { type: 'array', items: story }, after: { type: ['string', 'null'] } },
            }),
          },
        },
      },
      '/api/v1/items/{id}': {
        get: {
          summary: 'One item with its text and its history',
          parameters: path,
          responses: { 200: answer('The item', item), 404: answer('No such item') },
        },
      },
      '/api/v1/indicators': {
        get: { summary: 'The codebook in force', responses: { 200: answer('Its indicators') } },
      },
      '/api/v1/decisions': {
        post: {
          summary: 'Decide on an item',
          requestBody: { required: true, ...json(z.toJSONSchema(decisionRequest, { io: 'input' })) },
          responses: {
            200: answer('Stored'),
            400: answer('Not understood'),
            404: answer('No such item'),
            409: answer('Somebody decided meanwhile'),
            422: answer('The state of the item does not allow it'),
          },
        },
      },
    },
    components: {
      schemas: { Item: z.toJSONSchema(itemRecord), Story: z.toJSONSchema(storyRecord) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
