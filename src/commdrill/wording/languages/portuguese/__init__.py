"""Portuguese, of Portugal and of Brazil."""

from commdrill.wording.languages.language import (
    NO_DAY,
    Clocks,
    Days,
    Language,
    Lengths,
    Readability,
    Samples,
    ZoneWords,
    by_meaning,
    lix,
    units_of,
)
from commdrill.wording.languages.portuguese.policy import POLICY

_SMALL_WORDS = """
o os as do da dos das em no na nos nas um uma e é está estão foi ser são seu sua seus suas este esta
estes estas com para por ao aos à às pelo pela como ou não nós você vocês pode podem temos há se quando
enquanto agora todo toda tudo mais que mas sem até já também nosso nossa nossos nossas isso favor será
algum alguma alguns algumas nenhum nenhuma cada entre desde sobre depois antes durante após conforme
caso onde porque porquê quem qual quais cujo num numa dele dela deles delas esse essa esses essas
isto aquele aquela aqui ali lá sempre nunca muito muita muitos muitas pouco pouca poucos poucas só
apenas assim então logo tão tanto mesmo mesma outro outra outros outras ter tem têm tinha tido haver
houve fazer faz feito feita feitos sendo sido era eram estar estamos estive estará estarão serão
seria deve devem deverá precisa precisam preciso deixe veja vá faça nada ninguém melhor
possível próximo próxima próximos próximas cliente clientes pedido pedidos encomenda encomendas
entrega entregas pagamento pagamentos conta contas cartão dinheiro compra compras compre
pague bilhete bilhetes loja lojas balcão linha linhas cidade ligar telefone número
aplicativo app erro erros lento lenta lentos lentas equipa equipe técnicos trabalhando trabalhar
continuar continua continuam funciona funcionam funcionar funcionando hora horas minutos manhã tarde
noite dia dias semana ontem hoje amanhã senhor senhora caro cara prezado prezada olá guardado
guardados enviado enviados seguro segura nao ate servico servicos
indisponivel disponivel previsao voce voces amanha obras gratuito lamentamos momento problema
problemas disponível disponíveis serviço serviços voltar volta voltam
voltaremos estaremos retorno retornamos fora ar cair responda qualquer aguarde acesse
info team
"""
_NUMBERS = {
    "uma": 1, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8,
    "nove": 9, "dez": 10, "onze": 11, "doze": 12,
}  # fmt: skip
_LATE = "treze|quatorze|quinze|dezesseis|dezessete|dezoito|dezenove|vinte|vinte e uma|vinte e duas|vinte e três"
_HOURS = {**_NUMBERS, **{word: hour for hour, word in enumerate(_LATE.split("|"), 13)}}
_MINUTES = {
    "quinze": 15,
    "vinte": 20,
    "trinta": 30,
    "quarenta": 40,
    "quarenta e cinco": 45,
    "cinquenta": 50,
}
_LENGTHS = Lengths(
    counts={
        **_NUMBERS,
        "um": 1,
        "dois": 2,
        "quinze": 15,
        "vinte": 20,
        "vinte e cinco": 25,
        "trinta": 30,
        "trinta e cinco": 35,
        "quarenta": 40,
        "quarenta e cinco": 45,
        "cinquenta": 50,
        "sessenta": 60,
        "noventa": 90,
        "vinte e quatro": 24,
        "quarenta e oito": 48,
        "mais": 1,
        "meia": 0.5,
        "mais uma": 1,
        "um par de": 2,
        "um quarto de": 0.25,
        "três quartos de": 0.75,
    },
    units=units_of(
        second="s seg segundo segundos",
        minute="m min mins minuto minutos",
        hour="h hs hr hrs hora horas",
        day="d dia dias",
        week="semana semanas",
    ),
    parts={"e meia": 0.5, "e meio": 0.5},
    wholes={
        "hora e meia": 5400,
        "a próxima hora": 3600,
        "próxima hora": 3600,
        "na próxima hora": 3600,
        "a próxima meia hora": 1800,
        "próxima meia hora": 1800,
        "o próximo dia": 86400,
    },
    ranges="a|ou|e",
    between="entre",
    joints="e",
    more=" mais",
    about=r"cerca de|aproximadamente|aprox\.?|uns|umas|até|no máximo|menos de|não mais de|quase|por volta de|mais",
    leads=r"em,? no máximo,?|em(?: torno de)?|dentro d[aeo]s?|daqui a|durante|por|no prazo(?: máximo)? de|num prazo(?: máximo)? de|em um prazo(?: máximo)? de|prazo(?: máximo)? de"
    r"|no espaço de|num período de|por um período de|um período de|ao longo d[ae]s?|no decorrer d[ae]s?|no intervalo de"
    r"|nas? próximas?|nos? próximos?|as próximas|os próximos|próximas|próximos|cerca de|aproximadamente|aprox\.?|uns|umas|até"
    r"|no máximo|menos de|mais|em até|antes de|após|o mais tardar|mais tardar|na|no|nas|nos",
    after=r" (?:a partir|após|depois) (?:do envio )?dest[ea] (?:mensagem|aviso|e-?mail|comunicado)| no máximo| a partir de agora| a contar de agora| aproximadamente| ou menos| mais ou menos| mais|(?<=min)\.",
    ago=r" atrás| antes",
    since=r"há|há cerca de|faz|há já",
    bounds=r"antes de|até|no máximo|menos de|não mais de|o mais tardar|cerca de|aproximadamente|aprox\.?|umas|uns|quase|por|mais",
    only=r"em|em até|dentro d[aeo]s?|daqui a|durante|por|prazo(?: máximo)? de|no espaço de|período de|nas? próximas?|próximas|no intervalo de",
)
_MORNING, _NOON, _EVENING, _NIGHT, _SMALL_HOURS = (1, 13), (11, 16), (12, 22), (17, 30), (0, 8)
_DA = ("da ", "pela ", "de ", "na ", "à ", "a ", "durante a ")
_PARTS = {
    **{f"{lead}manhã": _MORNING for lead in _DA},
    **{f"{lead}tarde": _EVENING for lead in _DA},
    **{f"{lead}noite": _NIGHT for lead in (*_DA, "")},
    **{f"{lead}madrugada": _SMALL_HOURS for lead in (*_DA, "")},
    "do meio-dia": _NOON,
    "à primeira hora": _MORNING, "logo cedo": _MORNING,
}  # fmt: skip
_WEEK = "(?:[- ]feira)?"
_DAYS = Days(
    months=(
        r"janeiro|jan\.?",
        r"fevereiro|fev\.?",
        r"março|mar\.?",
        r"abril|abr\.?",
        r"maio|mai\.?",
        r"junho|jun\.?",
        r"julho|jul\.?",
        r"agosto|ago\.?",
        r"setembro|set\.?",
        r"outubro|out\.?",
        r"novembro|nov\.?",
        r"dezembro|dez\.?",
    ),
    weekdays=(
        f"segunda{_WEEK}|seg\\.?",
        f"terça{_WEEK}|ter\\.?",
        f"quarta{_WEEK}|qua\\.?",
        f"quinta{_WEEK}|qui\\.?",
        f"sexta{_WEEK}|sex\\.?",
        r"sábado|sáb\.?",
        r"domingo|dom\.?",
    ),
    near=by_meaning(
        {
            (0, ""): "hoje|hoje mesmo|ainda hoje",
            (0, "da tarde"): "ainda esta tarde|hoje à tarde|esta tarde|nesta tarde",
            (0, "da noite"): "ainda esta noite|hoje à noite|esta noite|nesta noite",
            (0, "da manhã"): "hoje de manhã|esta manhã",
            (NO_DAY, "da madrugada"): "esta madrugada|nesta madrugada",
            (1, ""): "amanhã",
            (1, "da manhã"): "amanhã de manhã",
            (1, "da tarde"): "amanhã à tarde",
            (1, "da noite"): "amanhã à noite",
            (1, "da madrugada"): "amanhã de madrugada",
            (2, ""): "depois de amanhã",
            (-1, ""): "ontem",
            (-1, "da noite"): "ontem à noite",
        }
    ),
    dates=(
        r"(?:(?:próxim[oa] |dia )?{weekday},? )?(?:dia )?{day}[º°]?(?: de)?[ /-]{month}(?![^\W_])(?:(?: de|,)?[ /-]{year})?",
        r"(?:próxim[oa] )?{weekday},? (?:dia )?{day}(?![0-9]| ?[-–—:./º°]\w| ?h(?![a-z])| (?:horas|hs|hrs|h|da|[ae] [0-9]|às)\b)",
        r"(?:próxim[oa] |nest[ea] |est[ea] )?{weekday}(?![^\W_])",
        r"(?:próximo )?dia {day}(?![0-9:./h-]|\w)",
    ),
    parts=_PARTS,
    nights=((r"(?:noite|madrugada) d[eoa] ", r" para (?:[oa] )?"),),
    next_weekday=r"próxim[oa] ",
    recurring="todas as|todos os|às|aos|cada",
    month_first=frozenset(),
    is_month_first=False,
)
_CLOCKS = Clocks(
    hours=_HOURS,
    marks=r"horas|hrs?\.?|hs\.?|h\.?|min",
    words={"meio-dia": (12, 0), "meio dia": (12, 0), "meia-noite": (24, 0), "meia noite": (24, 0)},
    usual={"final do dia": (24, 0), "fim do dia": (24, 0)},
    end_of=r"(?:fim|final) d[aeo]",
    spoken=(
        ("{hour} e meia", 30),
        ("{hour} e um quarto", 15),
        ("um quarto para as {hour}", -15),
        ("{hour} em ponto", 0),
        *(
            (f"{{hour}}(?: horas)? e {n}(?: minutos)?", _MINUTES[n])
            for n in sorted(_MINUTES, key=len)[::-1]
        ),
    ),
    leads=r"às|à|as|ao|a|até|por volta d[ae]s?|em torno d[ae]s?|cerca d[ae]s?|a partir d[aeo]s?|antes d[aeo]s?|depois d[aeo]s?(?! amanhã)|desde|entre"
    r"|d[aeo]s?|em|no|na|nos|nas|(?:no )?dia(?= [0-9]+[/.-][0-9])|para|pelas|pela|o mais tardar|mais tardar|no máximo|o|aproximadamente|durante|próxim[oa]"
    r"|n?a primeira hora d[aeo]|logo após|pouco antes d[aeo]s?|pouco depois d[aeo]s?|com previsão para|previsto para|[nd]?est[ae]|início:?",
    since=r"(?!)",
    between="entre|entre as",
    lasting=r"(?:e )?(?:durante|por|com duração de)(?: um período de)?",
    onsets="a partir d[aeo]s?|desde",
    up_to="(?:e )?(?:fim|término):?|às|as|à|a|até|até às|até as|até à|ao",
    and_="e|e as|e à|e às",
    that_is="ou seja|isto é",
    split_announced=r" ?(?:horas|hs|hrs|h) ?(?:e )?(?=[0-5][0-9] ?m(?:in)?)",
    after=r",? (?:no máximo|[on]o? mais tardar|ou antes|em diante|aproximadamente|em ponto)| \((?:hora |horário )?(?:estimad[ao]|estimativa|previst[ao]|previsão|aproximad[ao]|aproximadamente|aprox\.?)\)",
    only_before_clocks="às|as|das",
    day_openings="dia |próximo |próxima |este |esta |nest[ae] |o |a ",
)
_PLACES = {
    "brasília": "America/Sao_Paulo", "brasil": "America/Sao_Paulo", "são paulo": "America/Sao_Paulo",
    "rio de janeiro": "America/Sao_Paulo", "manaus": "America/Manaus", "fortaleza": "America/Fortaleza",
    "cuiabá": "America/Cuiaba", "rio branco": "America/Rio_Branco", "lisboa": "Europe/Lisbon", "portugal": "Europe/Lisbon",
    "portugal continental": "Europe/Lisbon", "porto": "Europe/Lisbon", "açores": "Atlantic/Azores", "madeira": "Atlantic/Madeira",
    "madrid": "Europe/Madrid", "espanha": "Europe/Madrid", "londres": "Europe/London", "paris": "Europe/Paris",
    "nova iorque": "America/New_York", "nova york": "America/New_York", "luanda": "Africa/Luanda", "angola": "Africa/Luanda",
    "maputo": "Africa/Maputo", "moçambique": "Africa/Maputo", "cabo verde": "Atlantic/Cape_Verde",
    "europa central": "Europe/Madrid", "buenos aires": "America/Argentina/Buenos_Aires", "leste": "America/New_York",
    "acre": "America/Rio_Branco", "fernando de noronha": "America/Noronha", "noronha": "America/Noronha",
    "mato grosso": "America/Cuiaba", "mato grosso do sul": "America/Campo_Grande", "campo grande": "America/Campo_Grande",
    "amazonas": "America/Manaus", "rondônia": "America/Porto_Velho", "porto velho": "America/Porto_Velho",
    "roraima": "America/Boa_Vista", "boa vista": "America/Boa_Vista", "belém": "America/Belem", "pará": "America/Belem",
    "recife": "America/Recife", "salvador": "America/Bahia", "bahia": "America/Bahia", "guiné-bissau": "Africa/Bissau",
    "bissau": "Africa/Bissau", "são tomé": "Africa/Sao_Tome", "são tomé e príncipe": "Africa/Sao_Tome",
    "timor-leste": "Asia/Dili", "díli": "Asia/Dili", "macau": "Asia/Macau", "funchal": "Atlantic/Madeira",
    "ponta delgada": "Atlantic/Azores", "berlim": "Europe/Berlin", "chicago": "America/Chicago", "tóquio": "Asia/Tokyo",
}  # fmt: skip
_ZONES = ZoneWords(
    places=_PLACES,
    names={
        "hora legal": "Europe/Lisbon",
        "horário brasileiro": "America/Sao_Paulo",
        "hora portuguesa": "Europe/Lisbon",
        "tempo universal coordenado": "UTC",
        "hora utc": "UTC",
        "horário utc": "UTC",
        "hora central europeia": "Europe/Madrid",
    },
    forms=(
        r"(?:hora|horário|fuso|fuso horário)(?: oficial| local| legal)?(?: d[aeo]s?| em| no| na)? {place}",
        r"(?:em|d[aeo]) {place}",
    ),
    local=r"hora local|horário local|(?:seu|sua) (?:hora|horário) local",
    asides=(
        (
            r"(?:(?P<clock>[0-2]?[0-9](?:[:.h][0-5][0-9])?(?: ?h(?:oras)?)?)|(?:menos )?uma hora(?: menos)?) nos açores",
            "Europe/Lisbon",
            "Atlantic/Azores",
        ),
    ),
)

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    decimals=",",
    small_words=frozenset(_SMALL_WORDS.split()),
    conjunctions=("e", "&", "ou"),
    lengths=_LENGTHS,
    days=_DAYS,
    clocks=_CLOCKS,
    zones=_ZONES,
    policy=POLICY,
    # words are longer than in English
    readability=Readability(
        "LIX",
        lix,
        lambda score: score > 50.0,
        "O serviço não está a funcionar neste momento por uma avaria. "
        "Pedimos desculpa e esperamos que volte ainda hoje mesmo.",
    ),
    samples=Samples(
        time="dentro de 45 minutos",
        dated_time="24 de novembro às 16:30 UTC",
        window="em 24 de novembro das 02:00 às 04:00 UTC",
        duration="45 minutos",
    ),
)
