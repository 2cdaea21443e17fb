import type { TicketOutcome, TicketStage, TicketTimes } from '../../../core/domain/ticket.ts';
import { bareName } from '../mapping/header-words.ts';
import { isBlank } from './parse-position.ts';

/** Where a status word puts a ticket. `open` says no more than that it is not closed. */
type Standing = { readonly stage: TicketStage | 'open'; readonly outcome?: TicketOutcome };

const OPEN: Standing = { stage: 'open' };
const CLOSED: Standing = { stage: 'closed' };
const WITHDRAWN: Standing = { stage: 'closed', outcome: 'withdrawn' };
/** Passed on to another authority or refused: for this district it is over, without an answer of its own. */
const DECLINED: Standing = { stage: 'closed', outcome: 'declined' };

/** Whole words first, in English, Chinese, German and French, without accents. A duplicate is withdrawn and not merged, since an export does not say into which ticket. */
const STATUS_WORDS: readonly (readonly [Standing, string])[] = [
  [
    CLOSED,
    'closed, complete, completed, resolved, done, finished, fixed, archived, 已办结, 办结, 已结案, 结案, 已归档, 归档, 已完成, 完成, 已关闭, 关闭, 已完结, 完结, 已结束, 已评价, 已销案, 销案, 正常结案, erledigt, abgeschlossen, geschlossen, gelost, behoben, beendet, cloture, clos, cloturee, termine, terminee, resolu, resolue, traite, traitee, ferme',
  ],
  [
    WITHDRAWN,
    'cancelled, canceled, cancel, withdrawn, void, voided, duplicate, deleted, 已作废, 作废, 已撤单, 撤单, 已撤销, 撤销, 已取消, 取消, 重复, 重复件, 重复工单, storniert, zuruckgezogen, duplikat, annule, annulee, doublon',
  ],
  [
    DECLINED,
    'referred, referred out, transferred, rejected, declined, invalid, not valid, 不受理, 不予受理, 不予立案, 已拒绝, 无效, abgelehnt, nicht zustandig, weitergeleitet, ungultig, rejete, rejetee, refuse, refusee, non recevable, transfere, transferee, denied',
  ],
  [
    OPEN,
    'open, active, reopened, unspecified, new/open, incomplete, 在办, 未办结, 未结案, 未完成, 申请延期, offen, wiedereroffnet, ouvert, ouverte, reouvert',
  ],
  [
    { stage: 'acceptance' },
    'new, submitted, received, unassigned, draft, acknowledged, email sent, 待受理, 未受理, 新建, 已登记, 上报, 受理, 待立案, neu, eingegangen, gemeldet, nouveau, nouvelle, recu, signale, enregistre',
  ],
  [
    { stage: 'dispatch' },
    'accepted, to be assigned, triaged, 已受理, 待派单, 待分派, 待派遣, 待转办, 退单, 退回, 已退回, 立案, 已立案, angenommen, akzeptiert, accepte, pris en compte, a affecter',
  ],
  [
    { stage: 'handling' },
    'pending, in progress, in process, work in progress, started, assigned, dispatched, scheduled, on hold, 处理中, 办理中, 处置中, 已派单, 已派遣, 已分派, 已转办, 待处理, 待处置, 待办理, 待办, 延期, 挂账, 超期未办结, 派遣, 处置, 待签收, 已签收, 退回重办, 重办, 返工, 督办, escalated, deferred, in bearbeitung, in arbeit, zugewiesen, beauftragt, in prufung, zuruckgestellt, en cours, en cours de traitement, en traitement, affecte, affectee, assigne, planifie, en attente',
  ],
  [
    { stage: 'feedback' },
    '待反馈, 待回访, 待审核, 待核查, 核查, 核实, 待结案, 已处置, 已处理, 已办理, 已办, pending closure',
  ],
  [{ stage: 'rating' }, '待评价, 已反馈, 已回访, 已回复, 已答复'],
];

/** Parts of longer phrases: `Duplicate (closed)`, `已办结（超期）`. The first that is found decides. */
const STATUS_PARTS: readonly (readonly [Standing, RegExp])[] = [
  [OPEN, /^(?:not|un|未|待)(?:yet)?(?:closed|completed?|resolved|cancel|办结|结案|完成|归档)/],
  [WITHDRAWN, /cancel|duplicate|withdr|作废|撤单|撤销|重复/],
  [DECLINED, /(?<!p)refer|transferred|reject|不予?受理/],
  [{ stage: 'handling' }, /inprogress|inbearbeitung|encours|处理中|办理中|处置中|办结中/],
  [CLOSED, /(?<!tobe)closed|completed|resolved|办结|结案|归档/],
];

const STANDING_BY_WORD = new Map(
  STATUS_WORDS.flatMap(([standing, list]) => list.split(', ').map((word) => [bareName(word), standing] as const)),
);

export type MappedStatus = {
  readonly stage: TicketStage;
  readonly outcome?: TicketOutcome;
  /** False when the word was not understood and the recorded moments decided. */
  readonly isKnown: boolean;
};

/** The stage that recorded moments speak of: the one that follows the last of them. */
export function stageByTimes(times: TicketTimes): TicketStage {
  if (times.closedAt !== undefined) return 'closed';
  if (times.answeredAt !== undefined) return 'rating';
  if (times.handledAt !== undefined) return 'feedback';
  if (times.dispatchedAt !== undefined) return 'handling';
  return times.acceptedAt !== undefined ? 'dispatch' : 'acceptance';
}

/**
 * Where a ticket stands by its status word; without a word, or with an unknown one, by its moments.
 *
 * A word that says "open" outweighs a closing time: exports keep the old one when a ticket is opened again.
 */
export function mapStatus(word: string, times: TicketTimes): MappedStatus {
  const bare = bareName(word);
  const standing = STANDING_BY_WORD.get(bare) ?? STATUS_PARTS.find(([, part]) => part.test(bare))?.[0];
  if (!standing) return { stage: stageByTimes(times), isKnown: isBlank(word) };
  if (standing.stage !== 'open') return { stage: standing.stage, outcome: standing.outcome, isKnown: true };
  return { stage: stageByTimes({ ...times, closedAt: undefined }), isKnown: true };
}
