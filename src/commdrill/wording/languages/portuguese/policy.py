"""Portuguese: what the content policy knows of it."""

from commdrill.wording.languages.portuguese.help import HELP
from commdrill.wording.languages.portuguese.leaks import LEAKS
from commdrill.wording.phrases import GapWords, NameWords, Phrases, PolicyWords, TimeWords, crossed

POLICY = PolicyWords(
    leaks=LEAKS,
    gaps=GapWords(
        slots=Phrases("""
            remetente, assinatura, hora, horário, data, horas, minutos, nome, nomes, telefone, número, link, ligação, endereço, e mail
            quando, onde, quem, sobrenome, lista, motivo, causa, descrição, descrever, descreva, inserir, insira, preencher, preencha, indicar, indique, assinatura
        """),
        gaps=Phrases("""
            hora da próxima atualização, próxima atualização, componente, componentes, serviço, serviços, sistema, sistemas, produto, produtos, região, zona
            duração, cliente, clientes, empresa, contacto, contato, referência, início, fim, x, xx, função
            serviço afetado, serviços afetados, área, local
            bairro, rua, cidade, cidades, linha, rota, prédio, assunto, mensagem, texto, conteúdo, título
            resumo, impacto, ação, ações, detalhe, detalhes, departamento, equipe, equipa, agência, balcão
            valor, canal, próximo passo, próximos passos, porcentagem, percentagem, estado atual, status atual, fuso horário, usuários afetados, clientes afetados, alternativa
            zonas afetadas, zonas afetados, zonas atingidas, bairros afetadas, bairros afetados
            bairros atingidas, ruas afetadas, ruas afetados, ruas atingidas, localidades afetadas
            localidades afetados, localidades atingidas, concelhos afetadas, concelhos afetados
            concelhos atingidas, municípios afetadas, municípios afetados, municípios atingidas
            linhas afetadas, linhas afetados, linhas atingidas, áreas afetadas, áreas afetados
            áreas atingidas, regiões afetadas, regiões afetados, regiões atingidas, lojas afetadas
            lojas afetados, lojas atingidas, estações afetadas, estações afetados, estações atingidas
            cidades afetadas, cidades afetados, cidades atingidas, zonas, bairros, ruas, localidades
            concelhos, municípios, linhas, áreas, regiões, lojas, estações, cidades
        """),
        tags=Phrases("aviso, atualização, manutenção, resolvido, importante, alerta"),
        greetings=Phrases(
            "olá, caro, cara, caros, caras, prezado*, prezada*, bom dia, boa tarde, boa noite"
        ),
        before_times=Phrases("às, até, em, no dia, dentro de, antes de, após, pelas, a partir das"),
        before_values=Phrases("""
            às, até, em, dentro de, antes de, para, olá, caro, cara, prezado, prezada, pedido, referência
            número, visite, consulte
        """),
        labels=Phrases(
            "detalhes, impacto, telefone, motivo, causa, duração, contato, região, hora, horário, link, componente, serviço, nome, referência, previsto, início, fim, previsão"
        ),
        units=Phrases("minuto*, hora*, dia, dias, h, min"),
        verbs=Phrases("está, estão, não"),
        states=Phrases(
            "investigando, reparando, analisando, resolvendo, corrigindo, fora do ar, lento, lenta, indisponível, degradado, degradada, fechado, fechada, interrompido, interrompida, intermitente, instável, afetado, afetada, parcial, total, parcialmente, totalmente, alguns, todos, atrasado, cancelado"
        ),
        pressed=Phrases(
            "pressione, prima, aperte, clique em, depois, a tecla, o botão, selecione, escolha, e"
        ),
        later=Phrases(
            "a confirmar, a definir, a determinar, por confirmar, por definir, a ser definido, a preencher, pendente de confirmação"
        ),
        orders=Phrases(
            crossed("por favor", "confirmar, rever, completar, verificar"),
            crossed("pôr, colar, colocar", "link, hora, data, nome, telefone, texto, motivo"),
            "apagar se, remover se, excluir se, inserir, insira, preencher, preencha, completar, escolher uma, escolha uma, apagar o que não, conforme o caso",
        ),
        notes=Phrases(
            "apagar esta linha, apague esta linha, remover esta linha, apagar antes de enviar, remover antes de enviar, preencher antes de enviar, texto de exemplo, adicionar detalhes aqui, inserir texto aqui, nome aqui, link aqui"
        ),
        own_words=frozenset(),
    ),
    help=HELP,
    times=TimeWords(
        back=Phrases("""
            contamos mais, contaremos mais
            próxima mensagem, próxima nota, próximo comunicado, próximo boletim, abrir, outra vez, abre às, como sempre, volt*, regress*, restabelec*, recuper*, restaur*, retom*, disponíve*, funcion*, até, resolv*, repar*
            termin*, conclu*, fim, espera*, prev*, estim*, demor*, de novo, novamente, normal*, atualização*, novidade*, recomeç*
            notícia*, informar*, avisar*, encerrad*, manutenção, trabalhos, começ*, inici*, dura*, interromp*, mais _ minutos, mais _ horas, conserto, leva, levará, mais informações, daremos, reabr*, pront*, deve durar, próximo aviso
            ponto de situação, reparação, reparações, damos notícias, de volta, saberemos, dê nos, demorará
            retorno, reativ*, reabert*, normaliz*, próxima informação, próximo ponto, em dia
            boletim, notícias nossas, saberá
        """),
        other=Phrases(
            crossed(
                "prova, provas, aula, aulas, curso, cursos, reunião, visita, corrida",
                "começa às, começam às, começa amanhã, começam amanhã, inicia às, iniciam às, começa em, começam em",
            ),
            """
            recebemos, percebemos, percebeu, notamos, sua sessão, parou, pararam, respond*, oferta*, promoç*, desconto*, falhou, caiu, quebrou, deixou de, dura já, já dura, chat fecha, loja fecha
            café, grátis, almoço, tente de novo após _ minutos, tente novamente após _ minutos, tente de novo em, preço, preços, tarifa*, filme*, concerto*, sessão começa, portas abrem, abrem às, todos os dias, última atualização, ligue até, aguarde _ minutos, aguarde _ horas, espere _ minutos, jogo começa, partida começa, devolv*
            reembols*, entreg*, chega em, chegam em, chega o, chega a, pedido chega, pedidos chegam, encomenda chega, encomendas chegam, dinheiro chega, votação, urnas, abrimos hoje, tem até, têm até, inscreva se, votar, ganhe, encomend* feita*, atende*, telefone*, guardad*, reservad*, válid*
            horário de, abert*, começou, detetad*, detectad*, ocorreu, fatura*, vence*, fundad*, expira*
            apoio está, apoio ao cliente, suporte está, atendimento está, linha de apoio
            central de atendimento, quem pedir, quem comprar, quem encomendar, pedidos feitos, pedidos até
            compras até, compras feitas, encomendas até, atualizado, atualizada, última alteração
            última modificação, publicado, publicada, revisto às, tempo de espera, espera média
            tempo médio, sorteio, concurso, inquérito, pesquisa, inscrições, matrículas, recebe amanhã
            recebem amanhã, último comboio, último trem, último autocarro, último ônibus, enviad*, expedid*
            despachad*, saem hoje, sai hoje, creditad*, na sua conta, em conta, cai na conta
            ontem
            última verificação, últimas verificações, última revisão, último controlo, último controle
            última consulta, última leitura, último teste, verificado às, verificado a, central abre
            central fecha, linha abre, linha fecha, balcão abre, balcão fecha, balcões abrem, loja abre
            lojas abrem, secretaria abre, receção abre, recepção abre, biblioteca abre, atendimento abre
            atendimento fecha, escritório abre, call center
            turno entra, turno da noite, turno começa, venda começa, vendas começam, venda de, agentes do chat
            feitos depois, foto
            receção fecha, recepção fecha, biblioteca fecha, secretaria fecha
            """,
        ),
        past=Phrases("""
            foi, foram, era, eram, estava, estavam, tinha, tinham, havia, houve, *ava, *avam, *aram, *eram, *iram, chegou, partiu
            recuperamos, restabelecemos, consertamos, reparamos, resolvemos, restauramos, religamos
            parou, pararam, caiu
            apareceu, surgiu, viu se, notou se, apareceram, surgiram
            ontem, funcionou, funcionaram, ia, iam
        """),
        ahead=Phrases("""
            será, serão, está, estão, estará, estarão, abre, abrem, reabre*, volte*, espera*, prev*, de novo, novamente, outra vez, próxim*, deve, devem, vai, vamos, até, adiad*, prolong*
            volta a, volta ao, volta às, volta em, volta no, volta na, volta até, volta por, volta só
            volta dentro, volta entre, volta hoje, volta amanhã, volta já, volta logo, voltam, voltar*, voltem
        """),
        from_or_since=Phrases("durante"),
        to_come=Phrases("estará, estarão, estaremos, ficará, ficarão, ficaremos"),
        more=Phrases("""
            próxima atualização, próximas atualizações, próxima notícia, próximas notícias, próxima mensagem
            próxima nota, próximo comunicado, próximo boletim, próximo aviso, próxima informação
            próximas informações, próximo ponto, próximas novidades, mais notícias, mais informações
            mais novidades, informaremos, avisaremos, damos notícias, daremos notícias, notícias às
            novidades às, notícias nossas
        """),
        not_back=Phrases(
            "desde, desde as, desde a, desde o, há, nas últimas, nos últimos, cada, a cada, todos os"
        ),
        ends=Phrases(
            "até, fim, termin*, conclu*, volt*, restabelec*, retom*, recuper*, dura*, de novo"
        ),
    ),
    names=NameWords(
        everything=Phrases(
            "tudo, todos os serviços, todos os nossos serviços, todos os sistemas, todo o sistema"
        ),
        generic=Phrases("""
            os, as, do, da, dos, das, nosso*, nossa*, seu, sua, um, uma, com, para, serviço*, sistema*, site*
            app, apps, web, página*, plataforma*, produto*, portal*, cliente*, dados, todo*, novo, nova, online
        """),
        endings=Phrases(
            "s, es, o, os, a, as, e, ar, er, ir, ado, ados, ada, adas, ação, ações, ando, mento"
        ),
        before_verbs=Phrases(),
    ),
)
