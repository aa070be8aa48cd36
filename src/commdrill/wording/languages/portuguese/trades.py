"""Words of computing in Portuguese."""

from commdrill.wording.languages.portuguese.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.policy.glossary import LOANS
from commdrill.wording.two_of_a_trade import two_of_a_trade

_TECHNICAL = """
servidor, servidores, base de dados, banco de dados, cluster*, cache, réplica, réplicas, sincroniz*, implanta*, homologação, firewall*
migração, monitoramento, largura de banda, javascript, brokers, lambda, contêiner de, fibra entre, servidor único
métricas, lista negra, correio de saída, chaves da api, chave da api
token, tokens, quorum, no código
"""

TWO_OF_A_TRADE = two_of_a_trade(
    (_TECHNICAL, LOANS),
    (
        BREAKS,
        "offline, capacidade, venceu, expirou, chave antiga, não foi renovado, falta",
    ),
    (
        YOURS,
        ELSEWHERE,
        "restaurante*, garç*, judicia*, tribuna*, eleitora*, escola*, trem, trens, comboio*, metrô, teatro, peça, vinil, música*, agrícola*, vinho, azeite, leite, museu*, público*, câmara, prefeitura, fila normal, balcão, caixa, encomenda*, correio*, nascimento, casamento, estrada*, porto, estádio, reciclagem, lixo, curso*, diploma, médico*, cartão, roupa*",
    ),
)
