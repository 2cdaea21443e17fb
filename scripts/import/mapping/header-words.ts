import { ROLES, type Role } from './roles.ts';

/**
 * What columns are called in exports of 311 and 12345 systems, per role, the surest first. Written with spaces, compared
 * without them, in English, Chinese, German and French. The Chinese letter codes are the abbreviations of the national standard.
 */
const HEADER_WORDS: Record<Role, readonly string[]> = {
  id: words(`sr number, service request number, service request sr number, service request id, request number, request id,
    ticket number, ticket id, ticket no, case number, case id, case enquiry id, unique key, incident number, incident id,
    issue id, issue number, tracking number, reference number, reference no, sr id, work order number, 工单编号, 工单号,
    工单流水号, 诉求编号, 受理编号, 案件编号, 案卷编号, 案件号, 事件编号, 任务号, 问题编号, 业务编号, 流水号, 单号, 编号,
    vorgangsnummer, meldungsnummer, aktenzeichen, ticketnummer, id declaration, numero de demande, numero, id, object id`),
  received: words(`created date, date created, create date, created at, created time, created datetime, creation date,
    creation time, date time opened, opened date, date opened, open date, open dt, opened, requested datetime, requested date,
    request date, date requested, received date, date received, received at, received time, submitted date, date submitted,
    submitted at, submit time, reported date, date reported, add date, date entered, entry date, created, 来电时间, 诉求时间, 上报时间,
    反映时间, 登记时间, 接报时间, 创建时间, 提交时间, 发现时间, 录入时间, 建单时间, 受理时间, 来电日期, 上报日期, 登记日期, 创建日期,
    受理日期, 发生时间, 立案时间, eingangsdatum, eingegangen am, eingang, meldedatum, gemeldet am, erstellt am, erstelldatum, date declaration,
    date de declaration, date de signalement, date signalement, date de creation, date de reception, cree le`),
  closed:
    words(`closed date, date closed, close date, closed dt, closed datetime, closed at, closed time, date time closed,
    closing date, completion date, completed date, date completed, completed at, resolved date, date resolved, resolved at,
    resolution date, finished date, end date, closed, 办结时间, 结案时间, 完结时间, 归档时间, 关闭时间, 完成时间, 结束时间, 办结日期,
    结案日期, 归档日期, 完成日期, erledigt am, erledigungsdatum, abgeschlossen am, abschlussdatum, geschlossen am, date de cloture,
    date cloture, date de fermeture, cloture le, date de resolution`),
  accepted:
    words(`accepted date, accepted at, acknowledged date, acknowledged at, 受理时间, 受理日期, 签收时间, 接单时间, 立案时间, angenommen am,
    date de prise en charge`),
  dispatched:
    words(`dispatched date, dispatch date, dispatched at, assigned date, date assigned, assigned at, 派单时间, 派遣时间,
    分派时间, 派发时间, 派送时间, 下派时间, 转办时间, 交办时间, 派单日期`),
  handled: words(
    'handled date, handled at, work completed date, 处置时间, 处置完成时间, 办理完成时间, 处理完成时间, 处理时间, 办理时间',
  ),
  answered: words('answered date, answered at, replied at, 反馈时间, 答复时间, 回复时间, 回访时间'),
  updated:
    words(`updated date, date updated, updated datetime, updated at, updated dt, update date, last update date, last updated,
    last updated date, last modified date, modified date, status change date, resolution action updated date, updated, 更新时间,
    最后更新时间, 修改时间, 最后修改时间, geandert am, aktualisiert am, letzte anderung, date de mise a jour, date de modification`),
  due: words(`due date, date due, due at, service due date, sla target dt, sla due date, target dt, target date, expected datetime,
    expected date, 办结时限, 办理时限, 处置时限, 截止时间, 截止日期, 到期时间, 限办时间, 要求办结时间, 应办结时间, frist, fallig am, faelligkeitsdatum, date limite, echeance`),
  status:
    words(`status, sr status, case status, request status, ticket status, service order status, status description,
    current status, state, 工单状态, 办理状态, 处理状态, 处置状态, 案件状态, 诉求状态, 办件状态, 当前状态, 当前阶段, 当前环节, 办理环节, 案件阶段, 状态, 环节,
    阶段, bearbeitungsstatus, bearbeitungsstand, zustand, statut, etat`),
  category:
    words(`category, complaint type, service request type, sr type, request type, request category, issue type, issue category,
    category name, case category, service name, service type, service code description, problem type, type, sr description, case title,
    subject, reason, 诉求类别, 事项类别, 问题类别, 事件类别, 案件类别, 工单类别, 事项名称, sxmc, 小类名称, 事项小类, 小类, 三级分类,
    二级分类, 诉求分类, 问题分类, 事项分类, 大类名称, 大类, 一级分类, 诉求类型, 问题类型, 事件类型, 案件类型, 工单类型, 类别, 类型, sxdm,
    kategorie, meldungsart, anliegen, anliegenart, rubrik, dienst, categorie, type declaration, type de demande, type de signalement,
    type anomalie, sous categorie, sous type declaration`),
  channel:
    words(`request source, open data channel type, channel type, method received, received via, intake method, case origin,
    origin, channel, source, 受理渠道, 诉求渠道, 来电渠道, 上报渠道, 诉求来源, 问题来源, 案件来源, 工单来源, 信息来源, 上报来源, 渠道, 来源,
    eingangsweg, meldeweg, quelle, kanal, canal, outil source, mode de saisie`),
  unit: words(`owner department, responsible agency, agency responsible, owning department, assigned department, handling unit,
    organization acronym, agency, department, division, agency name, owner, 承办单位, 主办单位, 责任单位, 处置单位, 处置部门, 承办部门,
    主办部门, 责任部门, 办理单位, 主管部门名称, 主管部门, zgbmmc,
    专业部门, 责任主体, zustandige stelle, zustandigkeit, amt, dienststelle, intervenant, service responsable`),
  lon: words(
    `longitude, lon, lng, long, longitude coordinate, x longitude, geo lon, geo lng, geo long, geo longitude, 经度, 经度坐标, x坐标,
    x coordinate, x coord, x, langengrad, laengengrad, geografische lange, coordonnee x, coord x`,
  ),
  lat: words(`latitude, lat, latitude coordinate, y latitude, geo lat, geo latitude, 纬度, 纬度坐标, y坐标, y coordinate, y coord, y,
    breitengrad, geografische breite, coordonnee y, coord y`),
  point:
    words(`location, location 1, point, point geom, geom, the geom, geom 4326, geometry, shape, wkt, geolocation, georeference,
    coordinates, coordinate, lat lon, lat long, lat lng, latitude longitude, lon lat, 坐标, 经纬度, 位置坐标, 地理坐标, 坐标位置,
    geo point 2d, geo point, geopoint, gps, gps coordinates, coords, koordinaten, koordinate, geokoordinaten, coordonnees, coordonnees gps,
    coordonnees geographiques, latlon, latlng`),
  grid: words(`grid id, grid code, grid, grid name, nc name, nc, neighborhood council, neighborhood, community area, ward, 网格编码, 网格编号,
    网格代码, 网格号, 单元网格编码, 单元网格标识码, szdywgbsm, 所属网格, 所在网格, 网格名称, 网格,
    stadtteil, stadtbezirk, quartier, arrondissement`),
  grade: words(
    'priority, severity, urgency, grade, 紧急程度, 紧急级别, 缓急程度, 优先级, 分级, 等级, 级别, prioritat, dringlichkeit, priorite',
  ),
  caller:
    words(`caller, caller name, requester, requester name, requestor, customer name, contact name, 来电人, 来电人姓名, 诉求人,
    诉求人姓名, 反映人, 投诉人, 联系人, 联系人姓名, 市民姓名, 姓名, melder, name des melders, ansprechpartner, demandeur, nom du demandeur`),
  phone:
    words(`phone, phone number, caller phone, contact phone, 联系电话, 来电号码, 来电电话, 诉求人电话, 联系人电话, 主叫号码, 手机号码,
    手机号, 手机, 电话号码, 电话, 联系方式,
    telefon, telefonnummer, rufnummer, handynummer, telephone, numero de telephone`),
  door: words('door, door number, apartment, apartment number, 门牌号, 门牌, 房号, 房间号'),
  address:
    words(`incident address, street address, address, full address, location address, approximate address, sr location,
    location description, location, 事发地址, 事发位置, 诉求地址, 发生地址, 发生地点, 案发位置, 详细地址, 位置描述, sfwz, 地址, 地点,
    adresse, anschrift, strasse, straße, einsatzort`),
  text: words(`request details, service details, description, details, issue description, comments, 诉求内容, 工单内容, 问题描述, 案件描述,
    事件描述, 反映内容, 诉求描述, 来电内容, 内容, 描述, 诉求标题, 工单标题, 标题,
    beschreibung, meldungstext, freitext, bemerkung, descriptif, commentaire, commentaires`),
};

function words(list: string): string[] {
  return list.split(',').map(bareName);
}

/**
 * `Created_Date`, `createdDate` and `CREATED DATE` are one name, and so are `Clôturé` and `CLOTURE`. Brackets and units in them
 * are left out by the caller's match.
 */
export function bareName(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Long enough to be sure of when it is only a part of a name: `incident_longitude`, `SR Created Date`, `诉求办结时间`. */
const isTelling = (word: string) => (/\p{Script=Han}/u.test(word) ? word.length >= 3 : word.length >= 8);

/** Short words that say degrees wherever they stand as a word of their own: `gps_lat`, `lngWgs84`. */
const DEGREE_PARTS = { lon: /(?:^|[^a-z])(?:lon|lng)(?![a-z])|经度/, lat: /(?:^|[^a-z])lat(?![a-z])|纬度/ } as const;

/** Whether the column is called exactly by one of the role's words. */
export const isWholeName = (header: string, role: Role): boolean => HEADER_WORDS[role].includes(bareName(header));

/**
 * How well a column's name fits a role, 0 to 1. A whole name counts more than a part, an earlier word more than a later one.
 */
export function headerFit(header: string, role: Role): number {
  const name = bareName(header);
  const list = HEADER_WORDS[role];
  const whole = list.indexOf(name);
  if (whole >= 0) return 1 - (0.3 * whole) / list.length;
  const part = list.findIndex((word) => isTelling(word) && name.includes(word));
  if (part >= 0) return 0.6 - (0.2 * part) / list.length;
  return (role === 'lon' || role === 'lat') && DEGREE_PARTS[role].test(spaced(header)) ? 0.5 : 0;
}

/** `gpsLat` → `gps lat`. */
const spaced = (header: string) => header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase();

/** Whether some role knows this name as a whole. */
export const isKnownHeader = (cell: string): boolean => {
  const name = bareName(cell);
  return name !== '' && ROLES.some((role) => HEADER_WORDS[role].includes(name));
};
