"""Who is blamed in Portuguese: whoever made a mistake, suppliers, and whoever broke in."""

from commdrill.wording.languages.portuguese.mechanisms import YOURS
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import Mechanism

BLAME = (
    Mechanism(
        Phrases("certificado, certificados, domínio, contrato com"),
        Phrases(
            "esqueceu de renovar, esqueceram de renovar, esqueceu se de renovar, sem renovar, ninguém renovou, não foi renovado"
        ),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("erro humano, falha humana, erros humanos"),
        Phrases("foi, deve se, deveu se, devido, causa, por, durante, provocou, um, uma"),
        Phrases("peça, filme, exposição, teatro, romance, museu, curso, palestra", YOURS),
    ),
    Mechanism(
        Phrases("a culpa"),
        Phrases("é de, é da, é do, foi da, foi do, foi de"),
        Phrases("tempo, chuva, vento, tempestade, ninguém, temporal"),
    ),
    Mechanism(
        Phrases("empresa, construtora, empreiteira"),
        Phrases("nossa fibra, culpada"),
        Phrases("sua, seu"),
    ),
    Mechanism(
        Phrases("operadora, provedor, provedor de internet"),
        Phrases("por engano, por erro, cortou a, cortou o, culpad*"),
        Phrases("seu, sua, turismo"),
    ),
    Mechanism(
        Phrases(
            """
                a equipe, a equipa, nossa equipe, estagiári*, programador*, desenvolvedor*, funcionári*, operador*, engenheir*, técnico*, fornecedor*
                alguém, terceirizad*, equipe de ti, departamento de ti
                """
        ),
        Phrases(
            "apagou, por engano, por erro, sem querer, esqueceu, leu mal, entendeu mal, pulou um passo, pularam um passo, saltou um passo, botão errado, arquivo errado, versão errada, comando errado, cabo errado, culpa, código errado, branch, saiu da empresa, deixou a empresa, está de férias, erro humano, script, não testaram, comando errado, sem testar"
        ),
        Phrases(
            "você, seu, sua, guarda chuva, carteira, bolsa, mala, malas, casaco, óculos, celular, guichê, achados"
        ),
    ),
)
