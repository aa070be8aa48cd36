"""What those who mend it deal with, in Portuguese: lawyers and the press, makers, attackers, their own changes."""

from commdrill.wording.languages.portuguese.mechanisms import YOURS
from commdrill.wording.phrases import Phrases
from commdrill.wording.policy.products import RUNTIMES, VENDORS
from commdrill.wording.policy_words import Mechanism

DEALINGS = (
    Mechanism(
        Phrases("senhas, palavras passe"),
        Phrases(
            "está testando, estão testando, está a testar, estão a testar, adivinhar, adivinhando"
        ),
        Phrases("sua, suas, seu, você, gestor*, gerenciador*"),
    ),
    Mechanism(
        Phrases(RUNTIMES),
        Phrases(
            "ainda usamos, usamos, roda em, roda com, corre em, já não recebe, não recebe mais, sem suporte, versão antiga, obsolet*, vulnerab*, atualizar para, atualizamos, migr*"
        ),
        Phrases(YOURS, "curso*, livro*, aula*, oficina*, licença*"),
    ),
    Mechanism(
        Phrases(
            "perdemos, estamos perdendo, estamos a perder, custa nos, nos custa, está nos custando, perda de receita"
        ),
        Phrases(
            "por hora, cada hora, a hora, por dia, euros, dólares, reais, mil, milh*, receita, vendas"
        ),
        Phrases("seu, sua, jogo*, pontos, paciência"),
    ),
    Mechanism(
        Phrases(
            "estagiári*, técnic*, programador*, engenheir*, desenvolvedor*, prestador*, operador*, funcionári*, colega*"
        ),
        Phrases(
            "que fez isso, que fez isto, que causou, que provocou, falamos com o, falámos com o, demitid*, despedid*, suspens*, advertid*"
        ),
        Phrases("seu, sua, você"),
    ),
    Mechanism(
        Phrases("versão _, release _, compilação _, build _"),
        Phrases(
            """
            erro entrou, falha entrou, erro veio, tem um bug, tem um defeito, introduziu, corrompe, quebrou, quebra, provocou, causou, derrubou
            tem um erro, está quebrada, é defeituosa, trouxe, traz, contém, continha, o defeito, a falha, o erro, a regressão, defeituosa
            culpada, tem a culpa, é a causa, foi a causa, falhava, falha, vaza memória, perde memória, consome, foi retirada
            """
        ),
        Phrases(
            YOURS,
            "instal*, baixe, loja, baix*, corrige*, resolve*, o app, o aplicativo, horário*, menu*, cardápio*, ementa*, formulário*, folheto*, guia*",
        ),
    ),
    Mechanism(
        Phrases("imprensa, jornalistas, comunicação social"),
        Phrases(
            "não partilh*, não compartilh*, não dig*, não reencaminh*, não passem, não falem, não fale, não comentem, ligaram, perguntaram, nada de, nem uma palavra"
        ),
        Phrases("conferência, sala, coletiva"),
    ),
    Mechanism(
        Phrases(
            """
            departamento jurídico, equipe jurídica, equipa jurídica, jurídico, área jurídica, nossos advogados, advogados, advogado, seguradora
            assessoria de imprensa, departamento de imprensa, equipe de comunicação, equipa de comunicação, encarregado de dados
            """
        ),
        Phrases(
            """
            pede*, pediu, pediram, recomend*, aconselh*, não comentar, não dizer, não revelar, comunicado, responsabilidade, envolvid*, particip*, redig*, prepara*, aprov*
            antes de publicar, lerem, tenham lido, não se pode dizer, regulador, revis*
            """
        ),
        Phrases(YOURS, "consulta*, gratuit*, horário"),
    ),
    Mechanism(
        Phrases(
            """
            senhas, os dados de, dados de clientes, dados dos clientes, dados pessoais de, registros de clientes, registos de clientes, contas de clientes, contas de, números de cartão, e mails de
            senhas de clientes, dados de cartões
            """
        ),
        Phrases(
            """
            expost*, vazad*, vazaram, roubad*, publicad* na, acessíveis a qualquer, visíveis para outros, copiad*, à venda, ao público, à vista de todos
            enviad* por engano
            """
        ),
        Phrases(YOURS, "não, nunca, nem, nenhum*, se"),
    ),
    Mechanism(
        Phrases("ataque, ataques, tráfego de ataque, atacantes"),
        Phrases(
            """
            por trás de, por trás do, por trás, vem de, vêm de, veio de, parte de, proveni*, países, gbps, contra nós, contra os nossos, sofre*, sofrem*, sob, aos nossos, sistemas, rede, servidores, página de login, bloquead*, bloque*, contid*, mitig*
            em curso, em andamento, tráfego, repel*
            """
        ),
        Phrases(
            "coração, cardíac*, asma, pânico, ansiedade, tubarão, cão, cães, filme, peça, atacante do, equipe, terrorist*, seu, sua"
        ),
    ),
    Mechanism(
        Phrases(
            "ex funcionário*, ex funcionária, ex empregad*, antigo funcionário, antigo empregado, ex colaborador*, antigo colaborador, ex colega, funcionário insatisfeito, ex administrador"
        ),
        Phrases(
            "acesso, credenciais, senha*, apagou, copiou, entrou, sistema, sistemas, conta, contas"
        ),
        Phrases("seu, sua, homenagem, reforma"),
    ),
    Mechanism(
        Phrases(
            "suporte, suporte da, suporte técnico da, técnicos da, engenheiros da, especialistas da, pedimos ajuda à, pedimos ajuda a, escalamos para a, esperamos a, em contato com, em contacto com"
        ),
        Phrases(VENDORS),
        Phrases(YOURS, "office, edge, word, excel, maps, pay, aplicativo, app, conta"),
    ),
    Mechanism(
        Phrases("mudança, mudanças, alteração, alterações, correção"),
        Phrases(
            """
            sem testes, sem testar, sem teste, sem revisão, sem rever, não foi testada, não foram testadas, foi aprovada, foram aprovadas, aprovada por, revertid*, produção
            comitê, comité, de emergência, desfeit*
            """
        ),
        Phrases(
            "preço*, tarifa*, horário*, portão, portões, plataforma, endereço, morada, seu, sua, bilhete*, tamanho*, casa"
        ),
    ),
    Mechanism(
        Phrases(
            "monitoramento, monitorização, nossos alarmes, nossos alertas, os nossos alarmes, supervisão"
        ),
        Phrases(
            "não nos avisou, não avisou, não nos alertou, não alertou, não detectou, não disparou, não dispararam, não percebeu, desligad*, desativad*, tarde demais"
        ),
        Phrases("paciente*, vulc*, sísmic*, saúde, ar, seu, sua"),
    ),
    Mechanism(
        Phrases(
            "sistema de reserva, sistemas de reserva, sistema de backup, sistema secundário, sistema redundante, sistema de contingência, servidor de reserva, servidor reserva, equipamento de reserva"
        ),
        Phrases(
            "passando para o, passamos para o, passar para o, passou para o, mud*, falh*, não arranc*, não entrou, não assumiu, entrou em, ativ*, assum*, a funcionar com, operando com"
        ),
        Phrases("seu, sua, freios, travões, aquecimento, bomba*"),
    ),
    Mechanism(
        Phrases("relógio, relógios, hora"),
        Phrases(
            "várias máquinas, das máquinas, dessincroniz*, desajust*, desajustado, dos servidores"
        ),
        Phrases("seu, sua, praça, torre, parede"),
    ),
    Mechanism(
        Phrases("processo que, processos que, tarefa que, rotina que"),
        Phrases(
            "imprime*, gera, geram, calcula, importa, exporta, falhou, não terminou, não rodou, não correu"
        ),
        Phrases("seu, sua, judicia*, eleitora*"),
    ),
    Mechanism(
        Phrases("cópia* de segurança, cópias de ontem, backups, backup"),
        Phrases("não serve*, inutilizáve*, inutilizad*, vazi*, ilegíve*, incomplet*, não existe*"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("engenheir*, técnic*, programador*, administrador*, desenvolvedor*"),
        Phrases(
            "registros, os logs, o código, a configuração, banco, publicou, subiu um, subiu uma, alterou a, mudou a, sem permissão, sem autorização, apagou"
        ),
        Phrases("seu, sua, você, civil, praça, jardim"),
    ),
    Mechanism(
        Phrases(
            "equipamento de rede, equipamentos de rede, placa de rede, equipamento do fornecedor"
        ),
        Phrases("falhou, falha*, avari*, queim*, quebr*, substitu*, troc*, parou, fornecedor"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases("a correção, a solução, o patch, a mudança, código"),
        Phrases("subiu para, já subiu, foi para produção, subimos, em produção, publicad*"),
        Phrases(YOURS),
    ),
    Mechanism(
        Phrases(
            "gestor de incidentes, gerente de incidentes, coordenador do incidente, líder do incidente"
        ),
        Phrases("ligue, fale, ramal, contacte, contate, telefone, é"),
        Phrases(YOURS),
    ),
)
