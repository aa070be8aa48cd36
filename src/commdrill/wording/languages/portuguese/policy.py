"""Portuguese: what the content policy knows of it."""

from commdrill.wording.phrases import Phrases
from commdrill.wording.policy_words import (
    GapWords,
    HelpWords,
    LeakWords,
    Mechanism,
    NameWords,
    PolicyWords,
    TimeWords,
)

POLICY = PolicyWords(
    leaks=LeakWords(
        jargon=Phrases(
            """
            job, jobs, pool de conexões, microsserviço*, microserviço*, balanceador*, balanceamento de carga, fuga de memória, vazamento de memória, falta de memória
            perda de pacotes, latência*, taxa de erro*, timeout*, fila de mensagens, servidor* de produção
            ambiente de produção, servidor* web, servidor* de aplicação, servidor* de base de dados
            servidor* de banco de dados, réplica de leitura, zona de disponibilidade, rollback*, endpoint*
            certificado expirado, certificado caducado, mudança de configuração, alteração de configuração
            erro de configuração, espaço em disco, disco cheio, failover, deploy*, bug, bugs, webhook*, mainframe*, ransomware
            máquina* virtua*, interno do servidor, sala de servidores, uso interno, api rest
            provedor de hospedagem, provedor de nuvem, hospedagem do site, time de sre, time de infraestrutura, equipe de infraestrutura
            equipe de sre, equipe de devops, causa raiz, servidor proxy, regra de firewall, certificado ssl, certificado tls
            injeção de sql, dia zero, snapshot*, fila de jobs, sem espaço em disco, servidor principal, sem memória, correção em produção, implantamos, nível 3 de suporte, nível 2 de suporte, rascunho não enviar, data center, centro de dados
            chave de api, script*, pipeline*, cache de sessão, memória ram, mais ram, conexões com o banco, equipe de sistemas
            força bruta, migração do banco, migração de dados, migração do esquema, bloqueio de tabela*, tabela de pedidos, tabela de clientes
            tabela de usuários, erro de programação, falha no código, ambiente de testes, código fonte, proxy, firmware
            banco mestre, banco de dados mestre, erro de javascript, erros de javascript, isto é confidencial, não compartilhar com clientes, não divulgar externamente, ataque ddos, replicação, barramento de mensagens
            fila de mensagens, armazém de dados, agendador de tarefas, faixa de ip, roteamento, sub rede, cadeia do certificado, chave ssh
            token de acesso, token do gateway, gateway de pagamento expirou, servidor de e mail, servidor de arquivos, servidor dns, servidores dns
            resolução de nomes, registro de erros, log de erros, logs do servidor, variável de ambiente, contêiner docker, imagem do contêiner, conta na nuvem, uso de cpu, uso de memória, consumo de memória
            processo travado, tarefa em segundo plano, dados corrompidos, consulta lenta, consultas lentas, consulta ao banco, chave estrangeira, ambiente de desenvolvimento, ambiente de homologação, dívida técnica
            sistema legado, engenheiro de plantão, segundo nível de suporte, terceiro nível de suporte, número de pods, uso de disco, administrador de banco*, administrador de sistemas, sistema de monitoramento, gestão de mudanças, nota interna, script em produção
            """
        ),
        mechanisms=(
            Mechanism(
                Phrases("servidor, servidores, base de dados, banco de dados, cluster*, backend*"),
                Phrases(
                    """
                    sobrecarreg*, sobrecarga, caiu, caíram, travou, travaram, reinici*, corromp*, não respond*, falh*, bloque*
                    saturad*, mal configurad*, inacessíve*, erro, erros, sem memória, sem espaço, replic*, migr*, índice*, réplica*
                    fora do ar, lent*, congel*, corrompid*, restaur*, cheio, cheia, lotad*, hacke*, invad*, não alcanç*, criptograf*, memória, conex*
                    """
                ),
                Phrases("restaurante*, garço*, alimentos, sangue"),
            ),
            Mechanism(
                Phrases("réplica, réplicas, nó, nós do cluster, pod, pods, contêiner*, instância*"),
                Phrases(
                    "banco, atrasad*, reinici*, sobrecarreg*, caiu, caíram, não respond*, sem memória"
                ),
                Phrases("navio*, lixo, quadro*"),
            ),
            Mechanism(
                Phrases("senhas, senha, cartões, dados"),
                Phrases("texto puro, texto claro, sem criptografia"),
                Phrases("sua, seu"),
            ),
            Mechanism(
                Phrases("domínio, domínios"),
                Phrases("venceu, expirou, vencido, expirado, renov*"),
                Phrases("seu, sua"),
            ),
            Mechanism(
                Phrases("cluster, nós, nó"),
                Phrases("perdeu o líder, sem líder, morto, mortos, instáve*"),
            ),
            Mechanism(
                Phrases("firewall, firewalls"),
                Phrases("bloque*, tráfego, configur*, falh*, regra*"),
                Phrases("seu, sua"),
            ),
            Mechanism(
                Phrases("plantonista*, engenheiro de plantão, técnico de plantão, plantão de ti"),
                Phrases("acionad*, avisad*, chamad*, investig*"),
                Phrases("médic*"),
            ),
            Mechanism(
                Phrases("backup, backups, cópia* de segurança"),
                Phrases("corromp*, falh*, restaur*, perdid*"),
                Phrases("seu, seus, sua, suas"),
            ),
            Mechanism(
                Phrases("hospedagem"), Phrases("caiu, fora do ar, fora, falh*"), Phrases("hotel*")
            ),
            Mechanism(
                Phrases(
                    "vulnerabilidade*, malware, hackers, hacker, invasores, atacantes, credenciais, falha de segurança"
                ),
                Phrases(
                    "corrigid*, explor*, entraram, invadi*, encontr*, copi*, vaz*, noss*, rede, sistema*, funcionári*, roubad*"
                ),
                Phrases("seu, sua, você, cuidado, nunca"),
            ),
            Mechanism(
                Phrases(
                    """
                    estagiári*, programador*, desenvolvedor*, funcionári*, operador*, engenheir*, técnico*, fornecedor*
                    alguém, terceirizad*, equipe de ti, departamento de ti
                    """
                ),
                Phrases(
                    "apagou, por engano, por erro, sem querer, esqueceu, botão errado, arquivo errado, versão errada, comando errado, cabo errado, culpa, erro humano, script, não testaram, comando errado, sem testar"
                ),
                Phrases("você, seu, sua"),
            ),
            Mechanism(
                Phrases("índice, índices"),
                Phrases("ausente, corromp*, banco de dados, tabela*"),
                Phrases("preço*"),
            ),
        ),
        answers=Phrases("devolve*, retorna*, responde*, responde com, lança*"),
        meets=Phrases(
            "dá, dão, mostra*, recebe*, com, ver, vê, veem, aparece*, encontra*, recebem"
        ),
        codes=Phrases("erro*, estado*, código*, mensagem, mensagens, página, páginas, resposta*"),
        secrets=Phrases("senha*, palavra passe, palavras passe, pin, chave de api, token, segredo"),
        harmless=Phrases(
            """
            não, segura, seguro, protegida, válida, inválida, correta, incorreta, errada, expirada, necessária
            a, o, a sua, o seu, sua, seu, ainda, sempre, nunca, só, também, guardada, cifrada, em, no, na
            """
        ),
        desks=Phrases(
            """
            atendimento, apoio, suporte, ajuda, info, contacto, contato, vendas, imprensa, serviço, equipa
            equipe, estado, notícias, newsletter, sócios, reservas, encomendas, loja, web, mail
            """
        ),
    ),
    gaps=GapWords(
        slots=Phrases(
            """
            hora, horário, data, horas, minutos, nome, nomes, telefone, número, link, ligação, endereço, e mail
            quando, onde, quem, sobrenome, lista, motivo, causa, descrição, inserir, insira, preencher, preencha, indicar, indique, assinatura
            """
        ),
        gaps=Phrases(
            """
            componente, componentes, serviço, serviços, sistema, sistemas, produto, produtos, região, zona
            duração, cliente, clientes, empresa, contacto, contato, referência, início, fim, x, xx, função
            serviço afetado, serviços afetados, área, local
            """
        ),
        tags=Phrases("aviso, atualização, manutenção, resolvido, importante, alerta"),
        greetings=Phrases(
            "olá, caro, cara, caros, caras, prezado*, prezada*, bom dia, boa tarde, boa noite"
        ),
        before_times=Phrases("às, até, em, dentro de, antes de, após, pelas, a partir das"),
        before_values=Phrases(
            """
            às, até, em, dentro de, antes de, para, olá, caro, cara, prezado, prezada, pedido, referência
            número, visite, consulte
            """
        ),
        labels=Phrases(
            "detalhes, impacto, telefone, motivo, causa, duração, contato, região, hora, horário, link, componente, serviço, nome, referência, previsto, início, fim, previsão"
        ),
        units=Phrases("minuto*, hora*, dia, dias, h, min"),
        verbs=Phrases("está, estão, não"),
        later=Phrases(
            "a confirmar, a definir, a determinar, por confirmar, por definir, a ser definido, a preencher, pendente de confirmação"
        ),
        orders=Phrases(
            "inserir, insira, preencher, preencha, completar, escolher uma, escolha uma, apagar o que não, conforme o caso"
        ),
        notes=Phrases(
            "apagar esta linha, apague esta linha, remover esta linha, apagar antes de enviar, remover antes de enviar, preencher antes de enviar, texto de exemplo, adicionar detalhes aqui, inserir texto aqui, nome aqui, link aqui"
        ),
        own_words=frozenset(),
    ),
    help=HelpWords(
        news=Phrases(
            """
            não está, não estão, não funciona*, não responde*, não é possível, não são possíveis
            não disponíve*, indisponí*, indisponibilidade, interrup*, interromp*, incidente*, problema*, falha*
            falhou, erro, erros, lent*, avaria*, fora do ar, fora de serviço, encerrad*, parado, parada
            manutenção, programad*, dificuldades, instabilidade, caiu, caíram
            """,
            """
            contamos ter, contamos voltar, contamos que, esperamos que, esperamos voltar, esperamos ter, espera que, previs*, prevemos, estim*, volta, voltar
            voltará, voltarão, voltam, regress*, restabelec*, recuper*, restaur*, retom*, em breve
            fabricante*, bombeiros, prédio, situação, peça, tempestade, sem luz, sem água, sem sinal, árvore*, diretoria, está informad*, está no caminho, melhorando, polícia, motivo, origem, serious*, o mais rápido possível, o mais breve possível, quanto antes, resolvid*, resolver*, normaliz*
            """,
            """
            trabalh*, investig*, analis*, técnic*, engenh*, especialista*, repar*, corrig*, identific*, causa*
            devido, porque, prioridade, base de dados, banco de dados, servidor*, sobrecarga
            """,
            """
            entendemos, compreendemos, frustraç*, sentimos, lament*, desculp*, pedimos, incómodo*, transtorno*, obrigad*, agradec*, paciência, compreensão, olá
            caro, cara, prezad*, cumprimentos, atenciosamente, equipa*, equipe*
            """,
        ),
        steps=Phrases(
            """
            não paga*, paga nada, nada foi perdido, nada se perdeu, estão mantid*, está mantid*, não se perde*, seguem valend*, continuam valend*, pode, podem, poderá, por favor, visite, siga, acompanhe, consulte, ligue, contacte, contate
            tente, volte a tentar, aguarde, enquanto isso, entretanto, continua a funcionar
            continuam a funcionar, continua funcionando, continuam funcionando, segue funcionando, não é necessário, não precisa, não precisam, avisaremos
            informaremos, próxima atualização, como sempre, normalmente, por telefone, pessoalmente, grátis
            """
        ),
        commands=Phrases(
            "use, utilize, tente, espere, guarde, compre, pague, abra, envie, peça, evite"
        ),
        tellers=Phrases(
            """
            nosso*, nossa*, este, esta, isto, é, são, foi, há, nada, ninguém, tudo, aconteceu, ocorreu, começou, surgiu,
            *amos, *emos, *imos, devido, desde, em, no, na, por, hoje, ontem, agora, atualmente, infelizmente, já, ainda
            """
        ),
        things=Phrases(
            """
            o, a, os, as, um, uma, dois, duas, três, alguns, algumas, muitos, muitas, vários, várias, todos
            todas, ambos, cada, durante, em, no, na, hoje, com, para, e
            """
        ),
        past=Phrases(
            """
            foi, foram, era, eram, estava, estavam, teve, tiveram, houve, havia, ficou, ficaram, caiu, caíram
            começou, ocorreu, aconteceu, causou, parou, perdeu, *aram, *eram, *iram
            """
        ),
        cues=Phrases(
            """
            abert*, funciona, funcionam, disponíve*, segur*, guardad*, prolong*, reembols*, válid*, gratuit*
            grátis, possível, pode, podem, loja, lojas, linha de apoio, aceit*, mantém, mantêm
            """
        ),
        ways_round=Phrases(
            """
            alternativa*, entretanto, enquanto isso, em vez disso, ofereça, por telefone, à mão, em papel
            diga, peça, encaminhe, guião, por favor, manualmente
            """
        ),
    ),
    times=TimeWords(
        back=Phrases(
            """
            volt*, regress*, restabelec*, recuper*, restaur*, retom*, disponíve*, funcion*, até, resolv*, repar*
            termin*, conclu*, fim, espera*, prev*, estim*, de novo, novamente, normal*, atualização*, novidade*
            notícia*, informar*, avisar*, encerrad*, manutenção, trabalhos, começ*, inici*, dura*, interromp*, mais _ minutos, mais _ horas, conserto, leva, levará, mais informações, daremos, reabr*, pront*, deve durar, próximo aviso
            """
        ),
        other=Phrases(
            """
            percebemos, percebeu, notamos, sua sessão, parou, pararam, respond*, oferta*, promoç*, desconto*, falhou, caiu, quebrou, deixou de, dura já, já dura, chat fecha, loja fecha
            café, grátis, almoço, tente de novo após, tente novamente após, tente de novo em, última atualização, ligue até, aguarde _ minutos, aguarde _ horas, espere _ minutos, jogo começa, partida começa, devolv*
            reembols*, entreg*, cheg*, encomend* feita*, atende*, telefone*, guardad*, reservad*, válid*
            horário de, abert*, começou, detetad*, detectad*, ocorreu, fatura*, vence*, fundad*, expira*
            """
        ),
        from_or_since=Phrases("durante"),
        to_come=Phrases("estará, estarão, estaremos, ficará, ficarão, ficaremos"),
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
        generic=Phrases(
            """
            os, as, do, da, dos, das, nosso*, nossa*, seu, sua, um, uma, com, para, serviço*, sistema*, site*
            app, apps, web, página*, plataforma*, produto*, portal*, cliente*, dados, todo*, novo, nova, online
            """
        ),
        endings=Phrases(
            "s, es, o, os, a, as, e, ar, er, ir, ado, ados, ada, adas, ação, ações, ando, mento"
        ),
        before_verbs=Phrases(),
    ),
)
